/// Words that stand for the holes of a template while its structure is found out.
struct PlaceholderSet: Sendable {
    private let prefix: String
    private static let suffix: Character = "z"

    /// Words that don't occur in a text.
    init(absentFrom text: [UInt8]) {
        var number = 0
        while text.contains(sequence: "hole\(number)x".utf8) { number += 1 }
        prefix = "hole\(number)x"
    }

    /// The word for a hole; none is a part of another.
    func word(_ hole: Int) -> String { "\(prefix)\(hole)\(Self.suffix)" }

    /// The holes whose words a text holds.
    func occurrences(in text: String) -> [Int] { pieces(of: text).compactMap { $0.hole } }

    /// The hole whose word a text is.
    func whole(_ text: String) -> Int? {
        let found = occurrences(in: text)
        return found.count == 1 && text == word(found[0]) ? found[0] : nil
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
            let digits = rest[(start + prefix.utf8.count)...].prefix { 0x30...0x39 ~= $0 }
            pieces.append((String(decoding: rest[..<start], as: UTF8.self), nil))
            let word = String(decoding: digits, as: UTF8.self)
            pieces.append((word, Int(word)))
            rest = rest[digits.endIndex...].dropFirst()
        }
        return pieces + [(String(decoding: rest, as: UTF8.self), nil)]
    }
}
