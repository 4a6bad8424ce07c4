/// What a member, an item or a map value holds.
public indirect enum ValueType: Sendable {
    /// Text.
    case string
    /// A whole number of 32 bits.
    case int32
    /// A whole number of 64 bits.
    case int64
    /// A number with a fraction.
    case double
    /// True or false.
    case bool
    /// Any JSON value.
    case json
    /// Text out of an open set of known values; its type is declared in place.
    case enumeration(Enumeration)
    /// An object whose type is declared in place.
    case object(Shape)
    /// An object whose type is one of the service's shared shapes, by the name of its schema.
    case shared(String)
    /// A list.
    case list(ValueType)
    /// Named values.
    case map(ValueType)

    /// A list of these, or where the runtime has no such list, of untyped values.
    ///
    /// It has lists of everything but typed maps, and lists of lists of everything that is neither list, map nor untyped.
    static func listOf(_ item: ValueType) -> ValueType {
        switch item {
        case .map(.string), .bool, .double, .enumeration, .int32, .int64, .json, .object, .shared, .string: .list(item)
        case .list(.enumeration): .list(.list(.string))
        case .list(.bool), .list(.double), .list(.int32), .list(.int64), .list(.object), .list(.shared),
            .list(.string):
            .list(item)
        case .list, .map: .list(.json)
        }
    }

    /// A map of these; the runtime has maps of texts, of objects and of untyped values.
    static func mapOf(_ value: ValueType) -> ValueType {
        switch value {
        case .string, .enumeration: .map(.string)
        case .object, .shared: .map(value)
        default: .map(.json)
        }
    }

    /// The type that has to be declared in place, below lists and maps; nil if there is none.
    public var declared: DeclaredType? {
        switch self {
        case .enumeration(let enumeration): .enumeration(enumeration)
        case .object(let shape): .shape(shape)
        case .list(let item), .map(let item): item.declared
        case .string, .int32, .int64, .double, .bool, .json, .shared: nil
        }
    }

    /// Whether the outermost layer is a list or a map.
    public var isContainer: Bool {
        switch self {
        case .list, .map: true
        default: false
        }
    }

    /// The same type with the type declared in place changed.
    func mappingDeclared(_ change: (DeclaredType) -> DeclaredType) -> ValueType {
        switch self {
        case .enumeration(let enumeration): change(.enumeration(enumeration)).asValueType
        case .object(let shape): change(.shape(shape)).asValueType
        case .list(let item): .list(item.mappingDeclared(change))
        case .map(let item): .map(item.mappingDeclared(change))
        case .string, .int32, .int64, .double, .bool, .json, .shared: self
        }
    }
}

/// A type declared where it is used.
public enum DeclaredType: Sendable {
    /// A text with known values.
    case enumeration(Enumeration)
    /// An object.
    case shape(Shape)

    /// The name of the Swift type.
    public var swiftName: String {
        switch self {
        case .enumeration(let enumeration): enumeration.swiftName
        case .shape(let shape): shape.swiftName
        }
    }

    var asValueType: ValueType {
        switch self {
        case .enumeration(let enumeration): .enumeration(enumeration)
        case .shape(let shape): .object(shape)
        }
    }
}

/// A text with known values; values that are not known are legal too.
public struct Enumeration: Sendable {
    /// One known value.
    public struct Value: Sendable {
        /// The text on the wire.
        public var wireValue: String
        /// The name of its Swift constant; empty until ``NamePass`` has run.
        public var swiftName: String

        /// A value.
        public init(wireValue: String, swiftName: String = "") {
            self.wireValue = wireValue
            self.swiftName = swiftName
        }
    }

    /// The name of its Swift type; empty until ``NamePass`` has run.
    public var swiftName: String
    /// The known values, each once, in the metadata's order.
    public var values: [Value]

    /// An enumeration of these wire values.
    public init(swiftName: String = "", wireValues: [String]) {
        self.swiftName = swiftName
        values = wireValues.map { Value(wireValue: $0) }
    }
}
