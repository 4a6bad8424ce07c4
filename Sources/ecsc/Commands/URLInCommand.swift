import ExactText

/// Finds the URL in what was meant to be one, such as a whole curl command.
enum URLInCommand {
    /// The first URL in a text that does not begin with one: up to the quote that it stands in, or to a blank.
    static func find(in text: String) -> String? {
        let schemes = ["https://", "http://"]
        guard !schemes.contains(where: text.asciiLowercased.hasExactPrefix) else { return nil }
        let starts = schemes.compactMap { text.firstRange(ofExactly: $0)?.lowerBound }
        guard let start = starts.min() else { return nil }
        let before = start > text.startIndex ? text.utf8[text.utf8.index(before: start)] : UInt8(ascii: " ")
        let isQuote = before == UInt8(ascii: "'") || before == UInt8(ascii: "\"")
        let end =
            text.utf8[start...].firstIndex { byte in
                isQuote ? byte == before : byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n")
            } ?? text.endIndex
        return String(text[start..<end])
    }
}
