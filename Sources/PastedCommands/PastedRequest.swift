import ExactText

/// A request as people paste it: a URL, a curl command, or any text with a URL in it.
public struct PastedRequest {
    /// The URL.
    public private(set) var url: String
    /// The method that a command names.
    public private(set) var method: String?
    /// The form that a command sends.
    public private(set) var form: String?
    /// Where a command takes its form from a file: what names it.
    public private(set) var formFile: String?
    /// Whether the URL is only a part of the text.
    public let isTakenOut: Bool

    /// Takes a text apart. What has no URL in it stands for itself.
    public init(_ text: String) {
        let isURL = ["https://", "http://"].contains(where: text.asciiLowercased.hasExactPrefix)
        let found = isURL ? nil : URLInText.find(in: text)
        url = found ?? text
        isTakenOut = found != nil
        if found != nil, let command = CurlCommand(ShellText.words(of: text)) { readCommand(command) }
    }

    /// Reads the options of curl(1) that say what is sent.
    private mutating func readCommand(_ command: CurlCommand) {
        method = command.method
        form = command.form
        formFile = command.formFile
        // With `--get` the data is a part of it.
        if form == nil, let whole = command.url, whole.hasExactPrefix(url) { url = whole }
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
