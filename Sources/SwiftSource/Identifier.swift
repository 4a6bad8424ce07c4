import ExactText

/// Swift names in source text.
public enum Identifier {
    /// The name as it is written where it is declared or used: in backticks if it is a keyword.
    ///
    /// What no identifier can hold becomes `_`, so that a name never ends the line or the declaration it stands in.
    public static func escaped(_ name: String) -> String {
        switch spelling(of: name) {
        case .plain: name
        case .perhapsKeyword: keywords.contains(name) ? "`\(name)`" : name
        case .other: spelled(name)
        }
    }

    /// The name as it is written after a dot or as an argument label, where few keywords need backticks.
    public static func escapedMember(_ name: String) -> String {
        switch spelling(of: name) {
        case .plain: name
        // All of these have four letters or eight.
        case .perhapsKeyword where name.utf8.count % 4 == 0 && memberKeywords.contains(name): "`\(name)`"
        case .perhapsKeyword: name
        case .other: spelled(name)
        }
    }

    private enum Spelling {
        /// An identifier in ASCII and no keyword: it has a capital or a digit behind its first letter, or is longer than
        /// any.
        case plain
        /// An identifier in ASCII.
        case perhapsKeyword
        /// With other characters than these.
        case other
    }

    /// How a name is written, as far as its bytes tell, which for nearly all is enough.
    private static func spelling(of name: String) -> Spelling {
        var name = name
        return name.withUTF8 { bytes in
            guard let first = bytes.first, first.isASCIILetter || first == UInt8(ascii: "_") else { return .other }
            var isNoKeyword = bytes.count > longestKeyword
            for byte in bytes.dropFirst() where !byte.isASCIILowercaseLetter {
                guard byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") else { return .other }
                isNoKeyword = true
            }
            return isNoKeyword ? .plain : .perhapsKeyword
        }
    }

    /// `precedencegroup`
    private static let longestKeyword = 15

    /// Whether a text is an identifier of the language, keywords included.
    ///
    /// By the Unicode properties for identifiers (UAX #31), which are within the ranges of The Swift Programming
    /// Language, Lexical Structure, Identifiers.
    public static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, canStart(first) else { return false }
        return text.unicodeScalars.allSatisfy(canContinue)
    }

    private static func spelled(_ name: String) -> String {
        if isIdentifier(name) { return name }
        var spelled = ""
        for scalar in name.unicodeScalars {
            spelled.unicodeScalars.append(canContinue(scalar) ? scalar : "_")
        }
        return isIdentifier(spelled) ? spelled : "_" + spelled
    }

    private static func canStart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == "_" || UInt8(truncatingIfNeeded: scalar.value).isASCIILetter }
        return scalar.properties.isXIDStart
    }

    private static func canContinue(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return canStart(scalar) || "0"..."9" ~= scalar }
        return scalar.properties.isXIDContinue
    }

    /// Keywords of declarations, statements, expressions and patterns: The Swift Programming Language, Lexical
    /// Structure, Keywords and Punctuation. Those reserved in a context only need no backticks.
    static let keywords: Set<String> = [
        "Any", "Self", "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
        "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard",
        "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
        "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super",
        "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
        // Words before an expression, which they would take the next one for.
        "await", "consume", "copy", "unsafe",
    ]

    private static let memberKeywords: Set<String> = ["init", "self", "Type", "Protocol"]
}
