import ExactText

extension CheckedSpec {
    /// Bytes of a name that can still be right: four for each of 128 characters.
    static let longestName = 512

    /// The scheme of the web that a text begins with.
    static func webScheme(_ text: String) -> String? {
        ["http://", "https://"].first { text.prefixLowercased($0) }
    }
}

extension String {
    /// Whether the text begins with another, whatever the case of its letters A to Z.
    func prefixLowercased(_ prefix: String) -> Bool {
        // Nearly no text begins even with the same letter.
        guard let first = utf8.first, first.asciiLowercased == prefix.utf8.first else { return false }
        return utf8.prefix(prefix.utf8.count).map { $0.asciiLowercased }.elementsEqual(prefix.utf8)
    }

    /// One of the names that `web-[1,3]-x` stands for: the platform counts from the first number, in so many digits.
    var numbered: String {
        // Most names have no such part, and looking for it takes longer than all other checks.
        guard utf8.contains(UInt8(ascii: "[")) else { return self }
        return replacing(#/\[[0-9]*,[0-9]*\]/#, with: "1", maxReplacements: 1)
    }

    /// The text with `i` for the platform's `${instance_id}`, which fits wherever a letter does.
    var identified: String {
        utf8.contains(UInt8(ascii: "$")) ? replacingExactly("${instance_id}", with: "i") : self
    }
}
