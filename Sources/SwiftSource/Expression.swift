/// A Swift expression, as far as generated code has any.
public enum Expression: Sendable, Hashable, ExpressibleByStringLiteral {
    /// A variable, function or type by its name, whatever the name is.
    case name(String)
    /// A word that is an expression by itself.
    case keyword(Keyword)
    /// `base.member`
    indirect case member(Expression, String)
    /// `callee(label: value, …)`
    indirect case call(Expression, [Argument])
    /// A text in quotes.
    case string(String)
    /// A text of several lines.
    case lines([String])
    /// A whole number.
    case integer(Int)
    /// `T.self`
    indirect case type(TypeReference)
    /// `[first, second]`; as the value of a computed property one element a line.
    case array([Expression])
    /// `[]`
    case emptyArray
    /// `[:]`
    case emptyDictionary
    /// `&expression`
    indirect case reference(Expression)
    /// `try expression`
    indirect case attempt(Expression)
    /// `.member`, of the type that is wanted there
    case implicitMember(String)
    /// An optional as an array of at most one element.
    indirect case optionalAsArray(Expression)

    /// A word of the language that stands for a value. The same word as a name is in backticks.
    public enum Keyword: String, Sendable, Hashable {
        case `self`, `true`, `false`, `nil`
    }

    /// One argument of a call.
    public struct Argument: Sendable, Hashable {
        /// The label, if it has one.
        public var label: String?
        /// The value.
        public var value: Expression

        /// An argument.
        public init(_ label: String? = nil, _ value: Expression) {
            self.label = label
            self.value = value
        }
    }

    /// A variable by its name.
    public init(stringLiteral name: String) { self = .name(name) }

    /// `base.method(arguments)`
    public static func call(_ base: Expression, _ method: String, _ arguments: Argument...) -> Expression {
        .call(.member(base, method), arguments)
    }
}
