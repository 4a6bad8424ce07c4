import Foundation

/// Sets and dictionaries of `String`s, in which canonically equivalent texts are one: of two names from outside that
/// differ in how Unicode composes them, one is lost, or passes for the other.
enum StringKeys {
    private static let codes: [(code: String, instead: String)] = [
        ("[String:", "[ExactText: …]"), ("Set<String>", "Set<ExactText>"), ("Dictionary<String", "[ExactText: …]"),
        ("Set(", "Set(… .map { ExactText($0) })"),
        ("uniqueKeysWithValues:", "a closure that says which of two values stays: two keys that are equal trap"),
    ]

    /// What is found in Swift code, comments left out. Of sets whose type is inferred, those that look it: of a
    /// name, a key or a path of each item.
    static func findings(in source: Data) -> [SourceFinding] {
        codes.flatMap { code, instead in
            SourceFinding.places(of: Data(code.utf8), in: source, instead: instead) { _, after in
                code != "Set("
                    || [".map(\\.name)", ".map(\\.key)", ".map(\\.path)"].contains {
                        after.range(of: Data($0.utf8)) != nil
                    }
            }
        }
    }
}
