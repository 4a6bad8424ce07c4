import Foundation

/// A way of writing that handles text by `Character`s or by canonical equivalence, and what to write instead.
///
/// A quote with a combining mark behind it is another `Character`, CR LF is one, and a Kelvin sign equals a K: text from
/// outside that is split, searched or compared so can leave its quotes or pass for another.
struct CharacterHandling {
    /// What is found in a line.
    let code: Data
    /// What to use.
    let instead: String

    private init(_ code: String, _ instead: String) { (self.code, self.instead) = (Data(code.utf8), instead) }

    static let all = [
        CharacterHandling(".split(separator: \"", "splitExactly(at:), or split on .utf8"),
        CharacterHandling(".split(separator:\"", "splitExactly(at:), or split on .utf8"),
        CharacterHandling(".components(separatedBy", "splitExactly(at:)"),
        CharacterHandling(".hasPrefix(", "hasExactPrefix(_:)"), CharacterHandling(".hasSuffix(", "hasExactSuffix(_:)"),
        CharacterHandling(".contains(\"", "containsExactly(_:), or .utf8.contains(_:)"),
        CharacterHandling("Index(of: \"", ".utf8.firstIndex(of:)"),
        CharacterHandling("Index { $0 == \"", ".utf8.firstIndex(of:)"),
        CharacterHandling("Index(where: { $0 == \"", ".utf8.firstIndex(of:)"),
        CharacterHandling(".range(of: \"", "firstRange(ofExactly:)"),
        CharacterHandling(".ranges(of: \"", "firstRange(ofExactly:)"),
        CharacterHandling(".firstRange(of: \"", "firstRange(ofExactly:)"),
        CharacterHandling(".replacingOccurrences(", "replacingExactly(_:with:)"),
        CharacterHandling(".replacing(", "replacingExactly(_:with:)"),
        CharacterHandling(".trimmingCharacters(", "trimmingASCIIBlanks()"),
        CharacterHandling("for character in ", "a loop over .utf8 or .unicodeScalars"),
        CharacterHandling(".lowercased()", "asciiLowercased"), CharacterHandling(".uppercased()", "asciiUppercased"),
        CharacterHandling(".isLetter", "ranges of bytes"), CharacterHandling(".isNumber", "ranges of bytes"),
        CharacterHandling(".isWhitespace", "ranges of bytes"), CharacterHandling(".isNewline", "ranges of bytes"),
        CharacterHandling(".isHexDigit", "ranges of bytes"),
        CharacterHandling(", radix:", "digits read one by one: the initialiser takes a sign"),
    ]

    /// What is found in Swift code, comments left out.
    static func findings(in source: Data) -> [SourceFinding] {
        all.flatMap { rule in
            SourceFinding.places(of: rule.code, in: source, instead: rule.instead) { before, after in
                // A number that is printed, a function of that name, a property of a scalar.
                !(rule.code == Data(", radix:".utf8) && isPrinted(before))
                    && !(rule.code == Data(".isNumber".utf8) && after.first == UInt8(ascii: "("))
                    && before.suffix(11) != Data(".properties".utf8)
            }
        }
    }

    /// Whether the innermost call that is open at the end is one of `String`'s initialiser.
    private static func isPrinted(_ code: Data) -> Bool {
        guard let bracket = code.lastIndex(of: UInt8(ascii: "(")) else { return false }
        return code[..<bracket].suffix(6) == Data("String".utf8)
    }
}
