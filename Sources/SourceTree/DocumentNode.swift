public import DiagnosticsCore
import ExactText

/// One node of a YAML or JSON document, with its place in the text.
public struct DocumentNode: Sendable {
    /// What kind of node it is, and its contents.
    public enum Content: Sendable {
        /// A single value; its type is decided by who reads it, see ``Scalar``.
        case scalar(Scalar)
        /// A list.
        case sequence([DocumentNode])
        /// Keys and values in document order; keys are unique.
        case mapping([Entry])
    }

    /// A scalar as written. Whether `1.10` is a number or a text is up to the field it is given for.
    public struct Scalar: Sendable, Hashable {
        /// How it was written.
        public enum Style: Sendable, Hashable {
            /// Without quotes: in JSON a number, `true`, `false` or `null`; in YAML also any plain text.
            case plain
            /// In single or double quotes.
            case quoted
            /// A YAML block scalar (`|` or `>`).
            case block
        }

        /// A type that the text itself states, whatever the scalar looks like.
        public enum StatedType: String, Sendable, Hashable {
            /// `!!int`.
            case integer = "int"
            /// `!!float`, and a number of JSON with a fraction or an exponent.
            case float
            /// `!!bool`.
            case boolean = "bool"
            /// `!!null`.
            case null
            /// `!!binary`: bytes, of which the text is the Base64.
            case binary
            /// `!`: what it looks like, in YAML 1.1 even in quotes; a text in YAML 1.2, and so in a spec.
            case unspecific = "!"
        }

        /// The value: unquoted, unescaped, unfolded.
        public let text: String
        /// How it was written; a text by its tag counts as quoted.
        public let style: Style
        /// The type that a tag or JSON states; nil for most.
        public let statedType: StatedType?

        /// A scalar.
        public init(text: String, style: Style, statedType: StatedType? = nil) {
            self.text = text
            self.style = style
            self.statedType = statedType
        }

        /// Whether both say the same.
        public static func == (left: Self, right: Self) -> Bool {
            left.style == right.style && left.text.isExactly(right.text)
        }

        /// Hashes what equality compares.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(ExactText(text))
            hasher.combine(style)
        }

        /// Whether it stands for nothing: an empty plain scalar, `~` or `null`.
        public var isNull: Bool {
            style == .plain && ["", "~", "null", "Null", "NULL"].contains(text)
        }
    }

    /// One key of a mapping with its value.
    public struct Entry: Sendable {
        /// The key's text; keys that are not scalars are refused by the readers.
        public let key: String
        /// The key's place.
        public let keySpan: SourceSpan
        /// The value.
        public let value: DocumentNode

        /// A key with its value.
        public init(key: String, keySpan: SourceSpan, value: DocumentNode) {
            self.key = key
            self.keySpan = keySpan
            self.value = value
        }
    }

    /// Kind and contents.
    public let content: Content
    /// The node's own text: of a scalar with its quotes, of a collection from its first to its last item or bracket.
    ///
    /// A node that came from a YAML alias keeps the place of the anchored text.
    public let span: SourceSpan

    /// A node.
    public init(_ content: Content, span: SourceSpan) {
        self.content = content
        self.span = span
    }

    /// The word messages use for the node's kind.
    public var kindName: String {
        switch content {
        case .scalar(let scalar): scalar.isNull ? "nothing" : "a single value"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    /// The value of a key, if this is a mapping that has it.
    public subscript(key: String) -> DocumentNode? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key.isExactly(key) }?.value
    }
}
