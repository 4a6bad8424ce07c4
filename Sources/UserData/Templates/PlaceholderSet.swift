import ExactText

/// Words that stand for the holes of a template while its structure is found out.
struct PlaceholderSet: Sendable {
    private let prefix: String

    /// Words that don't occur in a text.
    init(absentFrom text: [UInt8]) {
        var taken: Set<Int> = []
        var rest = text[...]
        while let start = rest.firstIndex(ofSequence: "hole".utf8) {
            let digits = rest[start...].dropFirst(4).prefix(while: \.isASCIIDigit)
            if let number = Int(String(decoding: digits.prefix(18), as: UTF8.self)) { taken.insert(number) }
            rest = rest[digits.endIndex...]
        }
        // One of so many numbers is free.
        prefix = "hole\((0...taken.count).first { !taken.contains($0) } ?? taken.count)x"
    }

    /// The word for a hole; none is a part of another.
    func word(_ hole: Int) -> String { "\(prefix)\(hole)z" }

    /// The holes whose words a text holds.
    func occurrences(in text: String) -> [Int] { pieces(of: text).compactMap { $0.hole } }

    /// The hole whose word a text is.
    func whole(_ text: String) -> Int? {
        let found = occurrences(in: text)
        return found.count == 1 && text.isExactly(word(found[0])) ? found[0] : nil
    }

    /// The text before the first word; all of it where there is none.
    func beforeFirst(in text: String) -> String {
        let pieces = pieces(of: text)
        return pieces.contains { $0.hole != nil } ? pieces.first?.text ?? "" : text
    }

    /// The holes that a text begins with, one right behind the other, and whether there is nothing else in it.
    func leading(in text: String) -> (holes: [Int], isAll: Bool) {
        var holes: [Int] = []
        for piece in pieces(of: text) where piece.hole != nil || !piece.text.isEmpty {
            guard let hole = piece.hole else { return (holes, false) }
            holes.append(hole)
        }
        return (holes, true)
    }

    /// A text with the values in place of their words; nil if one is a list.
    func replaced(in text: String, by contents: [TemplateValue.Content]) -> String? {
        var result = ""
        for piece in pieces(of: text) {
            guard let hole = piece.hole else {
                result += piece.text
                continue
            }
            guard contents.indices.contains(hole), case .text(let value) = contents[hole] else { return nil }
            result += value
        }
        return result
    }

    private func pieces(of text: String) -> [(text: String, hole: Int?)] {
        var pieces: [(text: String, hole: Int?)] = []
        var rest = Array(text.utf8)[...]
        while let start = rest.firstIndex(ofSequence: prefix.utf8) {
            let digits = rest[(start + prefix.utf8.count)...].prefix(while: \.isASCIIDigit)
            pieces.append((String(decoding: rest[..<start], as: UTF8.self), nil))
            let word = String(decoding: digits, as: UTF8.self)
            pieces.append((word, Int(word)))
            rest = rest[digits.endIndex...].dropFirst()
        }
        return pieces + [(String(decoding: rest, as: UTF8.self), nil)]
    }
}
