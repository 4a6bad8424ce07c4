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
    /// Text that is a time; set by ``TimePass``.
    case time
    /// Text out of an open set of known values; its type is declared in place, or one of the service's shared ones.
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
        case .map(.string), .bool, .double, .enumeration, .int32, .int64, .json, .object, .shared, .string, .time:
            .list(item)
        case .list(.enumeration), .list(.time): .list(.list(.string))
        case .list(.bool), .list(.double), .list(.int32), .list(.int64), .list(.object), .list(.shared),
            .list(.string):
            .list(item)
        case .list, .map: .list(.json)
        }
    }

    /// A map of these; the runtime has maps of texts, of objects and of untyped values.
    static func mapOf(_ value: ValueType) -> ValueType {
        switch value {
        case .string, .enumeration, .time: .map(.string)
        case .object, .shared: .map(value)
        default: .map(.json)
        }
    }

    /// The type that has to be declared in place, below lists and maps; nil if there is none.
    public var declared: DeclaredType? {
        switch self {
        case .enumeration(let enumeration): enumeration.sharedIndex == nil ? .enumeration(enumeration) : nil
        case .object(let shape): .shape(shape)
        case .list(let item), .map(let item): item.declared
        case .string, .int32, .int64, .double, .bool, .json, .time, .shared: nil
        }
    }

    /// The enumeration below lists and maps, shared or not; nil if there is none.
    public var enumeration: Enumeration? {
        switch self {
        case .enumeration(let enumeration): enumeration
        case .list(let item), .map(let item): item.enumeration
        case .string, .int32, .int64, .double, .bool, .json, .time, .object, .shared: nil
        }
    }

    /// The schema of the shared shape below lists and maps; nil if there is none.
    var sharedSchema: String? {
        switch self {
        case .shared(let name): name
        case .list(let item), .map(let item): item.sharedSchema
        case .string, .int32, .int64, .double, .bool, .json, .time, .enumeration, .object: nil
        }
    }

    /// Whether there is a type that has to be declared in place.
    var declaresType: Bool {
        switch self {
        case .enumeration(let enumeration): enumeration.sharedIndex == nil
        case .object: true
        case .list(let item), .map(let item): item.declaresType
        case .string, .int32, .int64, .double, .bool, .json, .time, .shared: false
        }
    }

    /// Whether the outermost layer is a list or a map.
    public var isContainer: Bool {
        switch self {
        case .list, .map: true
        default: false
        }
    }

    /// Changes the type declared in place, below lists and maps, without copying what is in it.
    mutating func changeDeclared(
        shape changeShape: (inout Shape) -> Void, enumeration changeEnumeration: (inout Enumeration) -> Void = { _ in }
    ) {
        // What is taken out is let go of here, so that there is one of it.
        switch self {
        case .enumeration(var enumeration):
            if enumeration.sharedIndex != nil { return }
            self = .json
            changeEnumeration(&enumeration)
            self = .enumeration(enumeration)
        case .object(var shape):
            self = .json
            changeShape(&shape)
            self = .object(shape)
        case .list(var item):
            self = .json
            item.changeDeclared(shape: changeShape, enumeration: changeEnumeration)
            self = .list(item)
        case .map(var value):
            self = .json
            value.changeDeclared(shape: changeShape, enumeration: changeEnumeration)
            self = .map(value)
        case .string, .int32, .int64, .double, .bool, .json, .time, .shared: break
        }
    }

    /// Changes the enumeration below lists and maps, shared or not.
    mutating func changeEnumeration(_ change: (inout Enumeration) -> Void) {
        switch self {
        case .enumeration(var enumeration):
            change(&enumeration)
            self = .enumeration(enumeration)
        case .list(var item):
            item.changeEnumeration(change)
            self = .list(item)
        case .map(var value):
            value.changeEnumeration(change)
            self = .map(value)
        case .string, .int32, .int64, .double, .bool, .json, .time, .object, .shared: break
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
    /// The known values, each once, in the metadata's order; of a member with a shared type those of the member.
    public var values: [Value]
    /// Which of the service's shared enumerations it is; nil for one declared in place; set by ``EnumerationPass``.
    public var sharedIndex: Int?
    /// The wire name that a shared one has its name from: `InstanceChargeType`.
    public var wireName = ""

    /// An enumeration of these wire values.
    public init(swiftName: String = "", wireValues: [String]) {
        self.swiftName = swiftName
        values = wireValues.map { Value(wireValue: $0) }
    }
}
