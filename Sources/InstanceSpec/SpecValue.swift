public import DiagnosticsCore
import ExactText
public import SourceTree

/// A value of a spec, checked for its shape and brought into the wire's spelling, with its place in the text.
public struct SpecValue: Sendable {
    /// What the value is.
    public enum Content: Sendable {
        /// A scalar in wire spelling: `true`, `40`, `PayByTraffic`.
        case text(String)
        /// Where a secret is; never the secret.
        case secret(SecretReference)
        /// Items in order.
        case list([SpecValue])
        /// Keys with their values, in document order.
        case mapping([SpecMember])
        /// Tags as they are to be sent.
        case tags([SpecTag])
        /// A part of the document that the language leaves open.
        case free(DocumentNode)
        /// Something that is there, but is not what its key takes; it has been reported.
        case invalid
    }

    /// What the value is.
    public let content: Content
    /// The value's own text.
    public let span: SourceSpan
    /// Where a finding about something missing here points: the key that introduces the value.
    public let keySpan: SourceSpan
    /// Its place in the document's terms: `$[0].spec.systemDisk`.
    public let path: String

    /// A value of a spec.
    public init(content: Content, span: SourceSpan, keySpan: SourceSpan, path: String) {
        self.content = content
        self.span = span
        self.keySpan = keySpan
        self.path = path
    }

    /// The text of a scalar.
    public var text: String? {
        if case .text(let text) = content { text } else { nil }
    }

    /// Whether it is not what its key takes, which has been reported: what it lacks is not worth a word.
    public var isInvalid: Bool {
        if case .invalid = content { true } else { false }
    }

    /// The items of a list.
    public var items: [SpecValue] {
        if case .list(let items) = content { items } else { [] }
    }

    /// The members of a mapping.
    public var members: [SpecMember] {
        if case .mapping(let members) = content { members } else { [] }
    }

    /// The member of a mapping with a key.
    public func member(_ key: String) -> SpecMember? {
        members.first { $0.field.key.isExactly(key) }
    }

    /// The value of a mapping's key.
    public subscript(key: String) -> SpecValue? {
        guard case .mapping(let members) = content else { return nil }
        for index in members.indices where members[index].field.key.isExactly(key) { return members[index].value }
        return nil
    }

    /// The value reached by following keys through mappings.
    public subscript(first: String, second: String) -> SpecValue? {
        self[first]?[second]
    }
}

/// A key of a spec's mapping with its value.
public struct SpecMember: Sendable {
    /// The field of the language that the key names.
    public let field: SpecField
    /// The value; its `keySpan` is the key's place.
    public let value: SpecValue
}

/// A tag of the user's own.
public struct SpecTag: Sendable {
    /// The key.
    public let key: SpecValue
    /// The value; empty where only a key was given.
    public let value: SpecValue
}

/// Where a secret is to be read from, when a request is made.
public enum SecretReference: Sendable, Hashable {
    /// An environment variable.
    case environment(String)
    /// A file below the spec's folder; a final line break does not count.
    case file(String)
}
