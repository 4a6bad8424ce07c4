import ExactText

/// A word of a line as a shell, or a prompt of Windows, would take it; near enough to find what stands beside what.
struct SecretWord {
    /// The word, without quotes around the whole of it.
    let text: ArraySlice<UInt8>
    /// `|`, `;`, `&` and brackets.
    let isOperator: Bool

    var range: Range<Int> { text.startIndex..<text.endIndex }

    /// The word without quotes at its ends, matching or not.
    var bareText: ArraySlice<UInt8> {
        var text = text.drop { "\"'\\".utf8.contains($0) }
        while let last = text.last, "\"'\\,".utf8.contains(last) { text.removeLast() }
        return text
    }

    /// The words of a line. A text in quotes is a word.
    static func split(_ line: ArraySlice<UInt8>) -> [SecretWord] {
        var words: [SecretWord] = []
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            if byte == 0x20 || byte == 0x09 {
                index += 1
            } else if "|;&()".utf8.contains(byte) {
                words.append(SecretWord(text: line[index..<(index + 1)], isOperator: true))
                index += 1
            } else {
                let end = end(ofWordAt: index, in: line)
                words += parts(of: line[index..<end])
                index = end
            }
        }
        return words
    }

    private static func end(ofWordAt start: Int, in line: ArraySlice<UInt8>) -> Int {
        var quote: UInt8?
        var index = start
        while index < line.endIndex {
            let byte = line[index]
            if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
                index = Swift.min(index + 2, line.endIndex)
                continue
            }
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if " \t|;&()".utf8.contains(byte) {
                return index
            }
            index += 1
        }
        return line.endIndex
    }

    /// A word; of a text in quotes with a header of HTTP in it, its words.
    private static func parts(of word: ArraySlice<UInt8>) -> [SecretWord] {
        guard let quote = word.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), word.count >= 2,
            word.last == quote
        else { return [SecretWord(text: word, isOperator: false)] }
        let text = word.dropFirst().dropLast()
        guard text.map(\.asciiLowercased).contains(sequence: "authorization".utf8) else {
            return [SecretWord(text: text, isOperator: false)]
        }
        return text.split { $0 == 0x20 || $0 == 0x09 }.map { SecretWord(text: $0, isOperator: false) }
    }
}
