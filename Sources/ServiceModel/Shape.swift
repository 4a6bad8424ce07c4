public import DiagnosticsCore

/// An object with named members: a request, a response, or something inside one.
public struct Shape: Sendable {
    /// Where it stands on the wire: `RunInstances.request.DataDisk[]`; unique within a service.
    public var path: String
    /// The name of its Swift type, without the types around it; empty until ``NamePass`` has run.
    public var swiftName: String
    /// Its members, in the metadata's order.
    public var members: [Member]
    /// One line of prose, where the metadata has any.
    public var summary: String?
    /// Where it stands in the metadata.
    public var position: Diagnostic.Position?

    /// The name of the schema of a shared shape.
    public var schemaName: String { String(path.dropFirst()) }

    /// A shape.
    public init(
        path: String,
        swiftName: String = "",
        members: [Member] = [],
        summary: String? = nil,
        position: Diagnostic.Position? = nil
    ) {
        self.path = path
        self.swiftName = swiftName
        self.members = members
        self.summary = summary
        self.position = position
    }
}

/// One member of a shape.
public struct Member: Sendable {
    /// The key on the wire; a dot in it is part of the key.
    public var wireName: String
    /// The name of its Swift property; empty until ``NamePass`` has run.
    public var swiftName: String
    /// What it holds.
    public var type: ValueType
    /// How a top-level request parameter is spelled on the wire; members further down follow it.
    public var style: WireStyle
    /// Whether a request must have it.
    public var isRequired: Bool
    /// Whether it should no longer be used.
    public var isDeprecated: Bool
    /// Other names under which a response can have it; official sources differ.
    public var alternativeNames: [String] = []
    /// Whether a response can have it, a list of texts, as one text with commas; official sources differ.
    public var mayBeJoined = false
    /// The name that the items of a list stand under inside the member (`Instance` of `Instances.Instance`), where they
    /// do; set by ``ListWrapperPass``.
    public var itemName: String?
    /// Whether it leads back to the shape that has it, so that it can't be stored in place; set by ``RecursionPass``.
    public var isIndirect = false
    /// The stored property behind it, if it is indirect.
    public var storageName: String { swiftName + "Storage" }
    /// Whether its value is never to be printed; set by ``SecretPass``.
    public var isSecret = false
    /// What a doc comment says about it.
    public var facts: Facts
    /// Where it stands in the metadata.
    public var position: Diagnostic.Position?

    /// A member.
    public init(
        wireName: String,
        swiftName: String = "",
        type: ValueType,
        style: WireStyle = .plain,
        isRequired: Bool = false,
        isDeprecated: Bool = false,
        facts: Facts = Facts(),
        position: Diagnostic.Position? = nil
    ) {
        self.wireName = wireName
        self.swiftName = swiftName
        self.type = type
        self.style = style
        self.isRequired = isRequired
        self.isDeprecated = isDeprecated
        self.facts = facts
        self.position = position
    }

    /// What the metadata says beyond type and name: for people, not for the compiler.
    public struct Facts: Sendable, Hashable {
        /// One line of prose.
        public var summary: String?
        /// Least number, as written.
        public var minimum: String?
        /// Greatest number, as written.
        public var maximum: String?
        /// Least count of characters.
        public var minLength: Int?
        /// Greatest count of characters.
        public var maxLength: Int?
        /// Regular expression for a text.
        public var pattern: String?
        /// Least count of list items.
        public var minItems: Int?
        /// Greatest count of list items.
        public var maxItems: Int?
        /// Values the metadata names, of a type that is no text (those of texts make an ``Enumeration``).
        public var knownValues: [String] = []
        /// Whether a text is itself JSON: `array` or `object`.
        public var jsonTextKind: String?
        /// What its absence stands for.
        public var defaultValue: String?
        /// Whether the documentation says that a request must have it, where the type does not.
        public var isDocumentedAsRequired = false
        /// What stands between the items of a list that travels as one text.
        public var joinedBy: String?
        /// A value from the documentation.
        public var example: String?
        /// Whether the metadata says that a text is a time.
        public var isTimeByFormat = false
        /// Whether it is described as not generally available.
        public var isRestricted = false

        /// No facts.
        public init() {}
    }
}

/// How a top-level request parameter is spelled on the wire.
public enum WireStyle: String, Sendable, Hashable, CaseIterable {
    /// `Name=value`.
    case plain
    /// A list as `Name.1`, `Name.2.Member`.
    case repeatList
    /// An object as `Name.Member`.
    case flat
    /// One JSON text under `Name`.
    case json
}
