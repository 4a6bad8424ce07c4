/// Who can see a declaration.
public enum Access: String, Sendable, Hashable, CaseIterable {
    /// Everybody.
    case `public`
    /// The package.
    case package
    /// The module; written without a keyword.
    case `internal`
    /// The enclosing declaration.
    case `private`

    /// The keyword with a blank behind it; nothing for internal.
    var prefix: String { self == .internal ? "" : rawValue + " " }
}

/// A Swift declaration, as far as generated code has any.
public indirect enum Declaration: Sendable, Hashable {
    /// A struct or enum.
    case type(TypeDeclaration)
    /// More of a type that is declared elsewhere.
    case `extension`(of: String, members: [Declaration])
    /// A stored or computed property.
    case variable(VariableDeclaration)
    /// A function or initialiser.
    case function(FunctionDeclaration)
    /// Another name for a type.
    case typeAlias(Access, name: String, TypeReference)
    /// A case of an enum with a raw value.
    case enumCase(String, rawValue: String?)
}

/// A struct or enum.
public struct TypeDeclaration: Sendable, Hashable {
    /// The keyword that declares it.
    public enum Keyword: String, Sendable, Hashable {
        /// A struct.
        case `struct`
        /// An enum.
        case `enum`
    }

    /// Lines of its doc comment.
    public var documentation: [String]
    /// Attributes, one a line.
    public var attributes: [Attribute]
    /// Who can see it.
    public var access: Access
    /// Struct or enum.
    public var keyword: Keyword
    /// Its name.
    public var name: String
    /// Protocols it conforms to.
    public var conformances: [String]
    /// What it holds.
    public var members: [Declaration]

    /// A struct, if not said otherwise.
    public init(
        _ keyword: Keyword = .struct,
        documentation: [String] = [],
        attributes: [Attribute] = [],
        access: Access,
        name: String,
        conformances: [String] = [],
        members: [Declaration] = []
    ) {
        self.documentation = documentation
        self.attributes = attributes
        self.access = access
        self.keyword = keyword
        self.name = name
        self.conformances = conformances
        self.members = members
    }
}

/// A property.
public struct VariableDeclaration: Sendable, Hashable {
    /// How its value comes about.
    public enum Value: Sendable, Hashable {
        /// Stored, without a value of its own.
        case stored
        /// Stored, beginning with a value.
        case initial(Expression)
        /// Computed by one expression.
        case computed(Expression)
        /// Computed by statements, and settable.
        case accessors(get: Expression, set: [Statement])
    }

    /// Lines of its doc comment.
    public var documentation: [String]
    /// Attributes, one a line.
    public var attributes: [Attribute]
    /// Who can see it.
    public var access: Access
    /// Whether it belongs to the type.
    public var isStatic: Bool
    /// Whether it never changes.
    public var isConstant: Bool
    /// Its name.
    public var name: String
    /// Its type; nil where the value tells it.
    public var type: TypeReference?
    /// How its value comes about.
    public var value: Value

    /// A property.
    public init(
        documentation: [String] = [],
        attributes: [Attribute] = [],
        access: Access,
        isStatic: Bool = false,
        isConstant: Bool = false,
        name: String,
        type: TypeReference?,
        value: Value = .stored
    ) {
        self.documentation = documentation
        self.attributes = attributes
        self.access = access
        self.isStatic = isStatic
        self.isConstant = isConstant
        self.name = name
        self.type = type
        self.value = value
    }
}

/// A function or initialiser.
public struct FunctionDeclaration: Sendable, Hashable {
    /// One parameter.
    public struct Parameter: Sendable, Hashable {
        /// The label callers write; `_` for none, nil where it is the name.
        public var label: String?
        /// The name inside.
        public var name: String
        /// The type, with `inout` or `borrowing` before it where wanted.
        public var modifier: String?
        /// The type.
        public var type: TypeReference
        /// What it is where a call leaves it out; nil if it must not.
        public var defaultValue: Expression?

        /// A parameter.
        public init(
            _ label: String? = nil, _ name: String, modifier: String? = nil, _ type: TypeReference,
            defaultValue: Expression? = nil
        ) {
            self.label = label
            self.name = name
            self.modifier = modifier
            self.type = type
            self.defaultValue = defaultValue
        }
    }

    /// Lines of its doc comment.
    public var documentation: [String]
    /// Attributes, one a line.
    public var attributes: [Attribute]
    /// Who can see it.
    public var access: Access
    /// Keywords between access and name: `static`, `mutating`.
    public var modifiers: [String]
    /// Its name; nil for an initialiser.
    public var name: String?
    /// Its parameters.
    public var parameters: [Parameter]
    /// Whether it throws.
    public var isThrowing: Bool
    /// What it returns; nil for nothing.
    public var returnType: TypeReference?
    /// What it does.
    public var body: [Statement]

    /// A function, or without a name an initialiser.
    public init(
        documentation: [String] = [],
        attributes: [Attribute] = [],
        access: Access,
        modifiers: [String] = [],
        name: String?,
        parameters: [Parameter] = [],
        isThrowing: Bool = false,
        returnType: TypeReference? = nil,
        body: [Statement]
    ) {
        self.documentation = documentation
        self.attributes = attributes
        self.access = access
        self.modifiers = modifiers
        self.name = name
        self.parameters = parameters
        self.isThrowing = isThrowing
        self.returnType = returnType
        self.body = body
    }
}
