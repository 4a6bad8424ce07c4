/// A character that looks like nothing, or like a plain blank: it makes two keys look the same that are not.
public struct InvisibleCharacter: Sendable, Hashable {
    /// The scalar.
    public let scalar: Unicode.Scalar

    /// The first one in a text; a plain space is none.
    public init?(firstIn text: String) {
        // Nearly every text is ASCII, of which only the control characters are.
        guard let found = text.unicodeScalars.first(where: Self.isInvisible) else { return nil }
        scalar = found
    }

    /// Its code point and name: `U+200B ZERO WIDTH SPACE`.
    public var description: String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return ([code] + [scalar.properties.name ?? scalar.properties.nameAlias].compactMap(\.self))
            .joined(separator: " ")
    }

    /// A text without such characters.
    public static func removed(from text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isInvisible(scalar) { result.append(scalar) }
        return String(result)
    }

    /// Control and format characters, blanks other than the plain space, separators of lines, and what Unicode lets
    /// programs ignore.
    public static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: return true
        default: return scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
