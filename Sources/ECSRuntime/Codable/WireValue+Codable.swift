extension WireValue: Codable {
    /// Reads whatever the decoder has; a number becomes its shortest decimal spelling.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .bool(flag)
        } else if let whole = try? container.decode(Int64.self) {
            self = .number(String(whole))
        } else if let whole = try? container.decode(UInt64.self) {
            self = .number(String(whole))
        } else if let number = try? container.decode(Double.self), let text = decimalText(number) {
            self = .number(text)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let values = try? container.decode([WireValue].self) {
            self = .array(values)
        } else {
            self = .object(try container.decode([String: WireValue].self))
        }
    }

    /// Writes the value as what it is; a number that neither `Int64` nor `Double` reads is written as a text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let flag): try container.encode(flag)
        case .number(let text):
            // Swift reads more than JSON spells: `+1`, `0x10`.
            if !JSONText.isNumber(text) {
                try container.encode(text)
            } else if let whole = Int64(text) {
                try container.encode(whole)
            } else if let whole = UInt64(text) {
                try container.encode(whole)
            } else if let number = Double(text), number.isFinite {
                try container.encode(number)
            } else {
                try container.encode(text)
            }
        case .string(let text): try container.encode(text)
        case .array(let values): try container.encode(values)
        case .object(let members): try container.encode(members)
        }
    }
}
