/// Swift names in source text.
public enum Identifier {
    /// The name as it is written where it is declared or used: in backticks if it is a keyword.
    public static func escaped(_ name: String) -> String {
        keywords.contains(name) ? "`\(name)`" : name
    }

    /// The name as it is written after a dot or as an argument label, where few keywords need backticks.
    public static func escapedMember(_ name: String) -> String {
        memberKeywords.contains(name) ? "`\(name)`" : name
    }

    /// Keywords of declarations, statements, expressions and patterns: The Swift Programming Language, Lexical
    /// Structure, Keywords and Punctuation. Those reserved in a context only need no backticks.
    static let keywords: Set<String> = [
        "Any", "Self", "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
        "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard",
        "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
        "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super",
        "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    ]

    private static let memberKeywords: Set<String> = ["init", "self", "Type", "Protocol"]
}
