import DiagnosticsCore

/// Words as they are read, and what was found of them.
extension ShellScanner {
    var openWord: OpenWord? { openWords.last.flatMap { $0 } }

    var currentList: Int {
        switch frames.last {
        case .commands(let list, _), .array(let list): list
        default: 0
        }
    }

    /// Whether the current byte is a part of the text of the open word, and not of something inside it.
    private var isInWord: Bool {
        guard let frame = frames.last else { return false }
        switch frame {
        case .commands, .array: return true
        case .parameter, .arithmetic: return false
        case .doubleQuotes:
            guard frames.count > 1 else { return false }
            switch frames[frames.count - 2] {
            case .commands, .array: return true
            default: return false
            }
        }
    }

    mutating func beginWord() {
        if openWord == nil, !openWords.isEmpty { openWords[openWords.count - 1] = OpenWord(start: index) }
    }

    /// Adds a byte to the text of the open word.
    mutating func append(_ byte: UInt8) {
        if isInWord { openWords[openWords.count - 1]?.text.append(byte) }
    }

    /// Adds something that only the run will tell to the text of the open word.
    mutating func appendDynamic(isSplit: Bool = false) {
        guard isInWord else { return }
        openWords[openWords.count - 1]?.text.append(0)
        openWords[openWords.count - 1]?.isPlain = false
        if isSplit { openWords[openWords.count - 1]?.isSplit = true }
    }

    mutating func markQuoted() {
        if isInWord { openWords[openWords.count - 1]?.isPlain = false }
    }

    mutating func endWord() {
        guard let word = openWord else { return }
        openWords[openWords.count - 1] = nil
        tokens.append(
            Token(
                span: SourceSpan(word.start, index),
                isOperator: false,
                list: currentList,
                text: word.text,
                isPlain: word.isPlain,
                isSplit: word.isSplit
            )
        )
        // In these a lone ')' closes no substitution.
        if frames.count > 1, word.text.elementsEqual("case".utf8) || word.text.elementsEqual("[[".utf8) {
            lose("'\(String(decoding: word.text, as: UTF8.self))' in a substitution")
        }
    }

    mutating func addOperator(length: Int, document: Int? = nil) {
        let end = min(index + length, bytes.count)
        tokens.append(
            Token(span: SourceSpan(index, end), isOperator: true, list: currentList, document: document)
        )
        index = end
    }

    mutating func addHole(_ context: HoleContext) {
        holes.append(lostAfter.map { .refused("behind \($0), which the scan does not follow") } ?? context)
    }

    mutating func addExpansion(_ name: Range<Int>, from start: Int, to end: Int) {
        let name = String(decoding: bytes[name], as: UTF8.self)
        if !name.isEmpty { expansions.append(Expansion(name: name, span: SourceSpan(start, end))) }
    }
}
