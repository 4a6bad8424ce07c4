import ServiceModel

/// The runtime's method for a type: `strings` for a list of texts. Readers and writers use the same names.
enum WireMethod {
    /// The method's name.
    static func name(for type: ValueType) -> String {
        switch type {
        case .list(.list(let item)): base(item) + "Lists"
        case .list(.map): "stringMaps"
        case .list(let item): base(item) + "s"
        case .map(.string): "stringMap"
        case .map(.object), .map(.shared): "objectMap"
        case .map: "valueMap"
        default: base(type)
        }
    }

    /// The method that reads a member: a list of texts can come in other forms too.
    static func readingName(for member: Member) -> String {
        if case .list(.string) = member.type {
            if member.mayBeJoined { return "joinedStrings" }
            if member.style == .json { return "jsonStrings" }
        }
        return name(for: member.type)
    }

    /// Whether reading needs to be told a Swift type.
    static func takesType(_ type: ValueType) -> Bool {
        switch type {
        case .enumeration, .time, .object, .shared: true
        case .list(let item), .map(let item): takesType(item)
        case .string, .int32, .int64, .double, .bool, .json: false
        }
    }

    private static func base(_ type: ValueType) -> String {
        switch type {
        case .string: "string"
        case .int32: "int32"
        case .int64: "int64"
        case .double: "double"
        case .bool: "bool"
        case .enumeration, .time: "enumeration"
        case .object, .shared: "object"
        case .json, .list, .map: "value"
        }
    }
}
