import DiagnosticsCore
import ExactText

extension CheckedSpec {
    /// Bytes of a name that can still be right: four for each of 128 characters.
    static let longestName = 512

    /// A name without blanks around it and without invisible characters: what was probably meant.
    static func visible(_ name: String) -> String {
        guard name.utf8.count <= longestName else { return name }
        return String(InvisibleCharacter.removed(from: name).trimmingASCIIBlanks())
    }

    /// What can't be seen of a name, as a note; empty where nothing is hidden.
    static func invisible(in name: String) -> [String] {
        if let character = InvisibleCharacter(firstIn: name) {
            return ["it holds the invisible character \(character.description)"]
        }
        let isPadded = name.utf8.first == UInt8(ascii: " ") || name.utf8.last == UInt8(ascii: " ")
        return isPadded ? ["it begins or ends with a blank"] : []
    }

    /// The scheme of the web that stands somewhere in a text.
    static func containedWebScheme(_ text: String) -> String? {
        // Nearly no text has a colon.
        guard text.utf8.contains(UInt8(ascii: ":")) else { return nil }
        let lowered = text.asciiLowercased
        return ["http://", "https://"].first { lowered.containsExactly($0) }
    }

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

    /// The text with `i` for the platform's `${instance_id}`, which fits wherever a letter does.
    var identified: String {
        utf8.contains(UInt8(ascii: "$")) ? replacingExactly("${instance_id}", with: "i") : self
    }
}
