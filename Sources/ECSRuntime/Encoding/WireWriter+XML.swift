extension WireWriter {
    mutating func openElement(_ name: String) {
        if !Self.isElementName(name) {
            fail("\(quotedText(name)) can't be the name of an XML element")
        }
        text.append(UInt8(ascii: "<"))
        text.append(contentsOf: name.utf8)
        text.append(UInt8(ascii: ">"))
    }

    mutating func closeElement(_ name: String) {
        text.append(contentsOf: "</".utf8)
        text.append(contentsOf: name.utf8)
        text.append(UInt8(ascii: ">"))
    }

    /// Appends character data; what markup or the normalisation of line ends would take for something else is escaped.
    mutating func writeXMLText(_ value: String) {
        for scalar in value.unicodeScalars {
            switch scalar {
            case "<": text.append(contentsOf: "&lt;".utf8)
            case "&": text.append(contentsOf: "&amp;".utf8)
            case ">": text.append(contentsOf: "&gt;".utf8)
            case "\r": text.append(contentsOf: "&#13;".utf8)
            case "\t", "\n": text.append(UInt8(truncatingIfNeeded: scalar.value))
            default:
                // https://www.w3.org/TR/xml/#charsets
                if scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF {
                    fail("a text with U+\(String(scalar.value, radix: 16, uppercase: true)) can't be written in XML")
                }
                if let bytes = UTF8.encode(scalar) { text.append(contentsOf: bytes) }
            }
        }
    }

    /// Whether a name is one of <https://www.w3.org/TR/xml/#NT-Name>, without colons, which are for namespaces.
    static func isElementName(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, isNameStart(first) else { return false }
        return name.unicodeScalars.allSatisfy { isNameStart($0) || isNamePart($0) }
    }

    private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
            0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x10000...0xEFFFF:
            true
        default: false
        }
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: false
        }
    }
}
