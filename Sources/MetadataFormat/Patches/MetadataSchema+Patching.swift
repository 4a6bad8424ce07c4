import ExactText

extension MetadataSchema {
    /// What the schema says about a property, in the words of a patch.
    func value(of property: MetadataPatch.Property) -> MetadataPatch.Value {
        switch property {
        case .present: ["true"]
        case .required: [String(isRequired)]
        case .deprecated: [String(isDeprecated)]
        case .type: scalarTypeName.map { [$0] }
        case .values: valued.knownValues.isEmpty ? nil : valued.knownValues
        case .jsonText: jsonTextKind.map { [$0] }
        case .minimum: limits.minimum.map { [$0.text] }
        case .maximum: limits.maximum.map { [$0.text] }
        case .minLength: limits.minLength.map { [String($0)] }
        case .maxLength: limits.maxLength.map { [String($0)] }
        case .minItems: limits.minItems.map { [String($0)] }
        case .maxItems: limits.maxItems.map { [String($0)] }
        // Nothing that a member says.
        case .style, .resource, .optionalResource, .centralHost: nil
        }
    }

    /// Changes what the schema says; false if it can't say that.
    mutating func set(_ property: MetadataPatch.Property, to value: MetadataPatch.Value) -> Bool {
        if let value, value.count != 1, property != .values { return false }
        let text = value?.first
        switch property {
        case .present, .style, .resource, .optionalResource, .centralHost: return false
        case .required: return Self.set(&isRequired, to: text)
        case .deprecated: return Self.set(&isDeprecated, to: text)
        case .type: return setType(named: text)
        case .values: return setKnownValues(value ?? [])
        case .jsonText:
            guard type == .string, text.map({ ["array", "objects", "object"].contains($0) }) != false else {
                return false
            }
            jsonTextKind = text
            return true
        case .minimum: return Self.set(&limits.minimum, to: text, MetadataNumber.init)
        case .maximum: return Self.set(&limits.maximum, to: text, MetadataNumber.init)
        case .minLength: return Self.set(&limits.minLength, to: text, Self.count)
        case .maxLength: return Self.set(&limits.maxLength, to: text, Self.count)
        case .minItems: return Self.set(&limits.minItems, to: text, Self.count)
        case .maxItems: return Self.set(&limits.maxItems, to: text, Self.count)
        }
    }

    private static func set(_ flag: inout Bool, to text: String?) -> Bool {
        guard let text, let value = Bool(text) else { return false }
        flag = value
        return true
    }

    private static func set<Limit>(_ limit: inout Limit?, to text: String?, _ read: (String) -> Limit?) -> Bool {
        guard let text else {
            limit = nil
            return true
        }
        guard let value = read(text) else { return false }
        limit = value
        return true
    }

    private static func count(_ text: String) -> Int? { Int(text).flatMap { $0 < 0 ? nil : $0 } }

    /// What has the known values: the innermost items of a list, the schema itself where it is none.
    private var valued: MetadataSchema { items?.valued ?? self }

    private mutating func setKnownValues(_ values: [String]) -> Bool {
        if var items {
            guard items.setKnownValues(values) else { return false }
            self.items = items
            return true
        }
        guard reference == nil, scalarTypeName != nil else { return false }
        // A set that was open stays so.
        if enumValues.isEmpty {
            mentionedValues = values
        } else {
            enumValues = values
            mentionedValues = []
        }
        return true
    }

    private var scalarTypeName: String? {
        guard reference == nil else { return nil }
        return switch type {
        case .string: "string"
        case .integer: format.map { $0.isExactly("int32") } == true ? "int32" : "int64"
        case .number: "double"
        case .boolean: "bool"
        case .other(let name): name
        case .array, .object, .any: nil
        }
    }

    private mutating func setType(named name: String?) -> Bool {
        guard scalarTypeName != nil else { return false }
        switch name {
        case "string": (type, format) = (.string, nil)
        case "int32": (type, format) = (.integer, "int32")
        case "int64": (type, format) = (.integer, "int64")
        case "double": (type, format) = (.number, "double")
        case "bool": (type, format) = (.boolean, nil)
        default: return false
        }
        return true
    }
}
