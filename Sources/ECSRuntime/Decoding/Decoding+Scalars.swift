extension Decoding {
    /// The text of a scalar, marked as used; `nil` where there is none or the value is no scalar.
    @inline(__always)
    func text(at index: Int, expected: StaticString) -> UnsafeBufferPointer<UInt8>? {
        let node = node(index)
        if node.kind == .null || node.kind == .object || node.kind == .array || node.end != index + 1 {
            failUnlessEmpty(index, expected: expected)
            return nil
        }
        state.pointee.tree.nodes.base[index].markUsed()
        return text(of: node)
    }

    @inline(never)
    private func failUnlessEmpty(_ index: Int, expected: StaticString) {
        let node = node(index)
        if node.end > index + 1 {
            let found = node.kind == .array ? "a list" : node.kind == .object ? "an object" : "elements"
            fail(index, "expected \(expected), found \(found)")
        }
    }

    @inline(__always)
    func string(at index: Int) -> String? {
        guard let text = text(at: index, expected: "a text") else {
            return nil
        }
        return String(decoding: text, as: UTF8.self)
    }

    func int64(at index: Int) -> Int? {
        guard let text = numberText(at: index, expected: "an integer") else {
            return nil
        }
        switch readInteger(text) {
        case .value(let value):
            if let value = Int(exactly: value) {
                return value
            }
            fail(index, "\(quoted(text)) is out of the range of an integer of this machine")
        case .outOfRange:
            fail(index, "\(quoted(text)) is out of the range of a 64-bit integer")
        case .notIntegral:
            fail(index, "\(quoted(text)) is not a whole number")
        case .notANumber:
            fail(index, "expected an integer, found \(quoted(text))")
        }
        return nil
    }

    func int32(at index: Int) -> Int? {
        guard let value = int64(at: index) else {
            return nil
        }
        if Int32(exactly: value) == nil {
            fail(index, "'\(value)' is out of the range of a 32-bit integer")
            return nil
        }
        return value
    }

    func double(at index: Int) -> Double? {
        guard let text = numberText(at: index, expected: "a number") else {
            return nil
        }
        switch readDouble(text) {
        case .value(let value):
            return value
        case .inexact:
            fail(index, "\(quoted(text)) has more digits than a number keeps")
        case .outOfRange:
            fail(index, "\(quoted(text)) is out of the range of a number")
        case .notANumber:
            fail(index, "expected a number, found \(quoted(text))")
        }
        return nil
    }

    func bool(at index: Int) -> Bool? {
        guard let text = text(at: index, expected: "true or false") else {
            return nil
        }
        let word = trimmed(text)
        if word.isEmpty {
            return nil
        }
        if isSame(word, "true") {
            return true
        }
        if isSame(word, "false") {
            return false
        }
        fail(index, "expected true or false, found \(quoted(text))")
        return nil
    }

    /// The text of a number without white space around it; `nil` where it is empty.
    private func numberText(at index: Int, expected: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let text = text(at: index, expected: expected) else {
            return nil
        }
        let word = trimmed(text)
        return word.isEmpty ? nil : word
    }

    /// Compares with a lower-case ASCII word, in any letter case.
    private func isSame(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard text.count == word.utf8CodeUnitCount else {
            return false
        }
        for index in 0..<text.count where text[index] | 0x20 != word.utf8Start[index] {
            return false
        }
        return true
    }
}

func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = text.count
    while start < end, isWhitespace(text[start]) {
        start += 1
    }
    while end > start, isWhitespace(text[end - 1]) {
        end -= 1
    }
    return UnsafeBufferPointer(rebasing: text[start..<end])
}

/// A text for a message, as `quoted(_:)` gives it.
func quotedText(_ text: String) -> String {
    var text = text
    return text.withUTF8 { quoted($0, limit: 500) }
}

/// Text from a body for a message: cut short, control characters escaped.
func quoted(_ text: UnsafeBufferPointer<UInt8>, limit: Int = 60) -> String {
    var result = "'"
    for (count, scalar) in String(decoding: text.prefix(4 * limit), as: UTF8.self).unicodeScalars.enumerated() {
        if count == limit {
            result += "…"
            break
        }
        if scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format {
            result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
            result.unicodeScalars.append(scalar)
        }
    }
    return result + "'"
}
