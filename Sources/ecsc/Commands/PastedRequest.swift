import ExactText

/// A request as people paste it: a URL, a curl command, or any text with a URL in it.
struct PastedRequest {
    /// The URL.
    private(set) var url: String
    /// The method that a command names.
    private(set) var method: String?
    /// The form that a command sends.
    private(set) var form: String?
    /// Where a command takes its form from a file: what names it.
    private(set) var formFile: String?
    /// Whether the URL is only a part of the text.
    let isTakenOut: Bool

    /// Takes a text apart. What has no URL in it stands for itself.
    init(_ text: String) {
        let isURL = ["https://", "http://"].contains(where: text.asciiLowercased.hasExactPrefix)
        let found = isURL ? nil : URLInText.find(in: text)
        url = found ?? text
        isTakenOut = found != nil
        if found != nil { readCommand(ShellWords.split(text)) }
    }

    /// Reads the options of curl(1) that say what is sent.
    private mutating func readCommand(_ words: [String]) {
        guard let program = words.first(where: { !$0.isExactly("$") }),
            program.isExactly("curl") || program.hasExactSuffix("/curl")
        else { return }
        var pieces: [String] = []
        var isForQuery = false
        var rest = words[...]
        while let word = rest.popFirst() {
            let (name, attached) = Self.option(word)
            switch name {
            case "-X", "--request": method = attached ?? rest.popFirst() ?? method
            case "-d", "--data", "--data-raw", "--data-ascii", "--data-binary":
                guard let piece = attached ?? rest.popFirst() else { continue }
                if piece.utf8.first == UInt8(ascii: "@"), !name.isExactly("--data-raw") {
                    formFile = String(piece.utf8.dropFirst())
                } else {
                    pieces.append(piece)
                }
            case "-G", "--get": isForQuery = true
            default: continue
            }
        }
        guard !pieces.isEmpty else { return }
        let sent = pieces.joined(separator: "&")
        if isForQuery { url += (url.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + sent } else { form = sent }
    }

    /// The name of an option, and a value that is written with it: `-XPOST`, `--request=POST`.
    private static func option(_ word: String) -> (name: String, attached: String?) {
        if word.hasExactPrefix("--") {
            let parts = word.splitExactly(at: UInt8(ascii: "="), maxSplits: 1)
            return (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : nil)
        }
        guard word.hasExactPrefix("-X") || word.hasExactPrefix("-d"), word.utf8.count > 2 else { return (word, nil) }
        return (String(Substring(word.utf8.prefix(2))), String(Substring(word.utf8.dropFirst(2))))
    }
}

/// Finds the URL in what was meant to be one, such as a whole curl command.
private enum URLInText {
    /// The first URL in a text: up to the quote that it stands in, or to a blank.
    static func find(in text: String) -> String? {
        let starts = ["https://", "http://"].compactMap { text.firstRange(ofExactly: $0)?.lowerBound }
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
