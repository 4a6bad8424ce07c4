/// Escapes for double-quoted texts.
enum DocumentEscape {
    /// For a JSON string (RFC 8259, 7).
    static func json(_ text: String) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar in
            shortEscape(scalar)
                ?? (scalar.value < 0x20 ? hexEscape("u", scalar.value, digits: 4) : Array(String(scalar).utf8))
        }
    }

    /// For a double-quoted YAML scalar (YAML 1.2, 5.7).
    static func yaml(_ text: String) -> [UInt8] {
        let scalars = Array(text.unicodeScalars)
        return scalars.indices.flatMap { index -> [UInt8] in
            let scalar = scalars[index]
            // At either end it could be dropped where the text is folded over lines.
            if scalar == " ", index == 0 || index == scalars.count - 1 { return hexEscape("x", 0x20, digits: 2) }
            if let escape = shortEscape(scalar) { return escape }
            if isPrintable(scalar) { return Array(String(scalar).utf8) }
            switch scalar.value {
            case 0..<0x100: return hexEscape("x", scalar.value, digits: 2)
            case 0x100..<0x10000: return hexEscape("u", scalar.value, digits: 4)
            default: return hexEscape("U", scalar.value, digits: 8)
            }
        }
    }

    /// Whether YAML readers take a character as it is. Those beyond U+FFFF are escaped for the sake of old ones.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: true
        case 0x2028, 0x2029, 0xFEFF: false
        case 0xA0..<0xFFFE: true
        default: false
        }
    }

    private static func shortEscape(_ scalar: Unicode.Scalar) -> [UInt8]? {
        switch scalar {
        case "\"": Array("\\\"".utf8)
        case "\\": Array("\\\\".utf8)
        case "\n": Array("\\n".utf8)
        case "\r": Array("\\r".utf8)
        case "\t": Array("\\t".utf8)
        default: nil
        }
    }

    private static func hexEscape(_ letter: String, _ value: UInt32, digits: Int) -> [UInt8] {
        let hexadecimal = String(value, radix: 16)
        let zeros = String(repeating: "0", count: max(0, digits - hexadecimal.count))
        return Array("\\\(letter)\(zeros)\(hexadecimal)".utf8)
    }
}
