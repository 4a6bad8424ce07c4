import ExactText

/// Halves of surrogate pairs that stand alone in JSON (`\ud83d`): half a character, which no text can hold.
enum LoneSurrogates {
    /// The text with U+FFFD, which takes as many UTF-16 units, in place of each; nil where there is none.
    static func replaced(in json: [UInt8]) -> [UInt8]? {
        var result = json
        var isChanged = false
        var index = 0
        func unit(at index: Int) -> Int? {
            guard index + 6 <= json.count, json[index] == UInt8(ascii: "\\"), json[index + 1] == UInt8(ascii: "u")
            else {
                return nil
            }
            return DigitText.natural(String(decoding: json[index + 2..<index + 6], as: UTF8.self), base: 16)
        }
        while index < json.count {
            guard json[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            guard let first = unit(at: index) else {
                index += 2
                continue
            }
            if 0xD800...0xDBFF ~= first, let second = unit(at: index + 6), 0xDC00...0xDFFF ~= second {
                index += 12
                continue
            }
            if 0xD800...0xDFFF ~= first {
                result.replaceSubrange(index + 2..<index + 6, with: "fffd".utf8)
                isChanged = true
            }
            index += 6
        }
        return isChanged ? result : nil
    }
}
