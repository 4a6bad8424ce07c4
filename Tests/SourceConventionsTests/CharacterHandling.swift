/// Ways of writing that handle text by `Character`s or by canonical equivalence, and what to write instead.
///
/// A quote with a combining mark behind it is another `Character`, CR LF is one, and a Kelvin sign equals a K: text from
/// outside that is split, searched or compared so can leave its quotes or pass for another.
struct CharacterHandling {
    /// What is found.
    let pattern: Regex<Substring>
    /// What to use.
    let instead: String

    private init(_ pattern: Regex<Substring>, _ instead: String) {
        (self.pattern, self.instead) = (pattern, instead)
    }

    static var all: [CharacterHandling] {
        [
            CharacterHandling(#/\.split\(separator: ?"/#, "splitExactly(at:), or split on .utf8"),
            CharacterHandling(#/\.components\(separatedBy/#, "splitExactly(at:)"),
            CharacterHandling(#/\.hasPrefix\(/#, "hasExactPrefix(_:)"),
            CharacterHandling(#/\.hasSuffix\(/#, "hasExactSuffix(_:)"),
            CharacterHandling(#/\.contains\("/#, "containsExactly(_:), or .utf8.contains(_:)"),
            CharacterHandling(#/\.(?:first|last)Index\(of: ?"/#, ".utf8.firstIndex(of:)"),
            CharacterHandling(#/\.(?:first|last)Index ?\{ ?\$0 == "/#, ".utf8.firstIndex(of:)"),
            CharacterHandling(#/\.firstRange\(of: |\.range\(of: |\.ranges\(of: /#, "firstRange(ofExactly:)"),
            CharacterHandling(#/\.replacingOccurrences\(|\.replacing\(/#, "replacingExactly(_:with:)"),
            CharacterHandling(#/\.trimmingCharacters\(/#, "trimmingASCIIBlanks()"),
            CharacterHandling(#/\bfor character in /#, "a loop over .utf8 or .unicodeScalars"),
            CharacterHandling(#/\.lowercased\(\)/#, "asciiLowercased"),
            CharacterHandling(#/\.uppercased\(\)/#, "asciiUppercased"),
            CharacterHandling(#/\.is(?:Letter|Number|Whitespace|Newline|HexDigit|WholeNumber)\b/#, "ranges of bytes"),
            CharacterHandling(
                #/\b(?:U?Int(?:8|16|32|64)?|Double|Float)\([^()]*, radix:/#,
                "digits read one by one: the initialiser takes a sign"
            ),
        ]
    }

    /// What is found in a line of Swift, comments left out.
    static func findings(in line: Substring) -> [String] {
        let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
        return all.flatMap { rule in code.matches(of: rule.pattern).map { _ in rule.instead } }
    }
}
