public import DiagnosticsCore
import ExactText

/// What a metadata file says about one value: its type, the members of an object, the items of a list, and its limits.
public struct MetadataSchema: Sendable {
    /// The `type` of a schema.
    public enum ValueType: Sendable, Hashable {
        /// Text.
        case string
        /// A whole number; `format` says how wide.
        case integer
        /// Any number.
        case number
        /// True or false.
        case boolean
        /// A list of `items`.
        case array
        /// Named `properties`, or a map when only `additionalProperties` are given.
        case object
        /// Any JSON value.
        case any
        /// A type name that the format does not define, as written.
        case other(String)
    }

    /// The type; where the file gives none, it follows from `properties` and `items`.
    public var type: ValueType
    /// The width of a number: `int32`, `int64`, `float`, `double`.
    public var format: String?
    /// The name below `components.schemas` that stands in for this schema, from `$ref`.
    public var reference: String?
    /// Whether the value has to be given.
    public var isRequired: Bool
    /// Whether the documentation says that the value has to be given, where `isRequired` does not (`docRequired`).
    public var isDocumentedAsRequired = false
    /// What an absent value stands for (`default`).
    public var defaultValue: String?
    /// Other names under which an answer can have the value (`x-alternativeNames`): official sources differ.
    public var alternativeNames: [String] = []
    /// Whether an answer can have a list of texts as one text with commas (`x-mayBeJoined`): official sources differ.
    public var mayBeJoined = false
    /// Whether the value should no longer be used.
    public var isDeprecated: Bool
    /// Whether the value is described as not generally available (`x-restricted`).
    public var isRestricted: Bool
    /// The values the metadata lists under `enum`; an array's are moved to its items.
    public var enumValues: [String]
    /// Values named in reference text (`x-values`): an open set, never a reason to reject.
    public var mentionedValues: [String]
    /// What the value has to keep to.
    public var limits: MetadataLimits
    /// The members of an object, in the file's order.
    public var properties: [MetadataProperty]
    /// Whether members beyond `properties` are allowed; their schema, if stated, is `mapValues`.
    public var isMap: Bool
    /// Whether a text is itself JSON, and of which kind (`x-jsonText`): `array` (of texts), `objects` (an array of objects)
    /// or `object`.
    public var jsonTextKind: String?
    /// A value from the documentation.
    public var example: String?
    /// Prose from an official file; the bundled files have none.
    public var summary: String?
    /// Where the schema stands in the file.
    public var span: SourceSpan
    /// What corrections of the metadata have changed of it.
    public internal(set) var patches: [MetadataPatch] = []
    // A list of at most one element each: what a value type needs in order to contain itself.
    private var itemsStorage: [MetadataSchema] = []
    private var mapValuesStorage: [MetadataSchema] = []

    /// The schema of a list's items.
    public var items: MetadataSchema? {
        get { itemsStorage.first }
        set { itemsStorage = newValue.map { [$0] } ?? [] }
    }

    /// The schema of a map's values.
    public var mapValues: MetadataSchema? {
        get { mapValuesStorage.first }
        set { mapValuesStorage = newValue.map { [$0] } ?? [] }
    }

    /// A schema that says nothing beyond a type.
    public init(_ type: ValueType, span: SourceSpan = SourceSpan(0, 0)) {
        self.type = type
        self.span = span
        isRequired = false
        isDeprecated = false
        isRestricted = false
        enumValues = []
        mentionedValues = []
        limits = MetadataLimits()
        properties = []
        isMap = false
    }

    /// Every value the metadata names, listed ones first, each once.
    public var knownValues: [String] {
        if mentionedValues.isEmpty { return enumValues }
        let listed = Set(enumValues.map { ExactText($0) })
        return enumValues + mentionedValues.filter { !listed.contains(ExactText($0)) }
    }

    /// The correction that a limit comes from, if it comes from one.
    public func patch(of property: MetadataPatch.Property) -> MetadataPatch? {
        patches.last { $0.property == property }
    }

    /// The schema of the member with exactly this name.
    public func property(named name: String) -> MetadataSchema? {
        properties.first { $0.name.isExactly(name) }?.schema
    }
}

/// One member of an object schema.
public struct MetadataProperty: Sendable {
    /// The key on the wire; a dot in it is part of the key.
    public var name: String
    /// Where the name stands in the file.
    public var nameSpan: SourceSpan
    /// What the member holds.
    public var schema: MetadataSchema

    /// A member.
    public init(name: String, nameSpan: SourceSpan, schema: MetadataSchema) {
        self.name = name
        self.nameSpan = nameSpan
        self.schema = schema
    }
}
