import ExactText

extension ShellProgram {
    /// What a word that begins with '-' is to a program.
    enum Option: Equatable {
        /// Its value is code; `isInline` if the value is in the word itself.
        case code(isInline: Bool)
        /// It has a value of so many further words, which are data.
        case value(words: Int)
        case flag
        /// None that this table knows.
        case unknown
        /// The run decides which option it is.
        case uncertain
    }

    /// Reads a word as an option, as getopt_long does: letters may stand together, long names may be shortened.
    func option(_ word: ShellCommand.Word) -> Option {
        let start = word.beginning
        let isWhole = word.literal != nil
        if start.starts(with: "--".utf8) { return longOption(start, isWhole: isWhole) }
        let text = String(decoding: start, as: UTF8.self)
        if start.count > 2, code.contains(where: { $0.utf8.elementsEqual(text.utf8) }) {
            return .code(isInline: !isWhole)
        }
        let letters = start.dropFirst()
        for index in letters.indices {
            let letter = String(decoding: letters[index...index], as: UTF8.self)
            let isLast = index == letters.endIndex - 1 && isWhole
            if code.contains(letter) { return .code(isInline: !isLast) }
            if let count = values[ExactText(letter)] { return .value(words: isLast ? count : 0) }
            if case .wrapper = kind, !flags.contains(letter), !letters[index].isASCIIDigit { return .unknown }
        }
        return isWhole ? .flag : .uncertain
    }

    private func longOption(_ start: ArraySlice<UInt8>, isWhole: Bool) -> Option {
        let name = start.prefix { $0 != UInt8(ascii: "=") }
        let hasValue = name.count < start.count
        guard hasValue || isWhole else { return .uncertain }
        func matches(_ option: String) -> Bool { name.count > 2 && option.utf8.starts(with: name) }
        // One that is written out is no shortening of another.
        if let count = values.first(where: { $0.key.text.utf8.elementsEqual(name) })?.value {
            return .value(words: hasValue ? 0 : count)
        }
        if code.contains(where: matches) { return .code(isInline: hasValue) }
        if let count = values.filter({ matches($0.key.text) }).map(\.value).max() {
            return .value(words: hasValue ? 0 : count)
        }
        if case .wrapper = kind, !flags.contains(where: matches) { return .unknown }
        return .flag
    }
}
