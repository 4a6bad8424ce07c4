/// The words of a simple shell command. Source: POSIX, Shell Command Language, 2.2 Quoting; nothing is expanded.
enum ShellWords {
    /// The words, without their quotes. A quote that is not closed goes to the end.
    static func split(_ text: String) -> [String] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        // A pair of quotes alone is a word too.
        var isInWord = false
        var quote: UInt8?
        var bytes = text.utf8[...]
        while let byte = bytes.popFirst() {
            switch (quote, byte) {
            case (let open?, byte) where byte == open: quote = nil
            case (UInt8(ascii: "'"), _): word.append(byte)
            case (_, UInt8(ascii: "\\")):
                guard let next = bytes.popFirst() else { break }
                // Of a line that goes on nothing is left.
                if next == UInt8(ascii: "\n") { break }
                // Between double quotes it stands for itself before anything else than these.
                let isLiteral = quote != nil && !"\"\\$`".utf8.contains(next)
                word += isLiteral ? [byte, next] : [next]
                isInWord = true
            case (nil, UInt8(ascii: "'")), (nil, UInt8(ascii: "\"")):
                quote = byte
                isInWord = true
            case (nil, UInt8(ascii: " ")), (nil, UInt8(ascii: "\t")), (nil, UInt8(ascii: "\n")),
                (nil, UInt8(ascii: "\r")):
                if isInWord { words.append(word) }
                (word, isInWord) = ([], false)
            default:
                word.append(byte)
                isInWord = true
            }
        }
        if isInWord { words.append(word) }
        return words.map { String(decoding: $0, as: UTF8.self) }
    }
}
