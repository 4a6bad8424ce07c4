/// Text in XML 1.0, scalar by scalar. What XML can't hold, not even as a reference, becomes U+FFFD (section 2.2).
enum XMLText {
    /// The text between tags.
    static func content(_ text: String) -> String { escape(text, isAttribute: false) }

    /// The value of an attribute, between quotes; line breaks and tabs in it are kept by references (section 3.3.3).
    static func attribute(_ text: String) -> String { escape(text, isAttribute: true) }

    private static func escape(_ text: String, isAttribute: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            // `]]>` must not stand in content.
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&apos;"
            // A parser makes a line feed of it.
            case "\r": result += "&#13;"
            case "\n", "\t":
                if isAttribute { result += "&#\(scalar.value);" } else { result.unicodeScalars.append(scalar) }
            default: result.unicodeScalars.append(isCharacter(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return result
    }

    /// The production `Char`, for scalars that are not handled above.
    private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
    }
}
