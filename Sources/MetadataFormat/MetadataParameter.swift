public import DiagnosticsCore

/// One top-level parameter of an action.
public struct MetadataParameter: Sendable {
    /// How lists and objects are spelled on the wire. What is nested inside follows the outermost style.
    public enum Style: Sendable, Hashable {
        /// `Name=value`.
        case plain
        /// A list as `Name.1`, `Name.2.Member`.
        case repeatList
        /// An object as `Name.Member`.
        case flat
        /// One JSON text under `Name`.
        case json
        /// A list in one value, its items joined by this text.
        case joined(String)
    }

    /// The name on the wire.
    public var name: String
    /// How the value is spelled on the wire.
    public var style: Style
    /// What the value is.
    public var schema: MetadataSchema
    /// Where the name stands in the file.
    public var nameSpan: SourceSpan
    /// JSON pointer of the parameter: `/apis/RunInstances/parameters/3`.
    public var pointer: String

    /// A parameter.
    public init(name: String, style: Style, schema: MetadataSchema, nameSpan: SourceSpan, pointer: String) {
        self.name = name
        self.style = style
        self.schema = schema
        self.nameSpan = nameSpan
        self.pointer = pointer
    }

    /// Whether the parameter has to be given.
    public var isRequired: Bool { schema.isRequired }
}

/// The answer to "is there a parameter with this wire name, and what may it hold".
///
/// An immutable reference, because it is looked up for every parameter of every request and large to copy.
public final class MetadataParameterMatch: Sendable {
    /// The top-level parameter the wire name belongs to.
    public let parameter: MetadataParameter
    /// The wire name with every list position written `N`: `DataDisk.N.Size`.
    public let pattern: String
    /// What the value sent under this name is.
    public let schema: MetadataSchema

    init(parameter: MetadataParameter, pattern: String, schema: MetadataSchema) {
        self.parameter = parameter
        self.pattern = pattern
        self.schema = schema
    }

    /// Whether a value can be sent under exactly this name; false for `DataDisk`, whose members have names of their own.
    public var isSentDirectly: Bool {
        switch parameter.style {
        case .json, .joined, .plain: true
        case .flat, .repeatList: schema.type != .array && schema.type != .object
        }
    }
}
