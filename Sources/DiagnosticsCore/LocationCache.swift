/// Lines and columns of many places, each long line measured once: findings in JSON of one line would otherwise cost the
/// square of its length.
final class LocationCache {
    /// Where a character of a line begins, and what stands before it in the line.
    private struct Checkpoint {
        let offset: Int
        let characters: Int
        let codePoints: Int
    }

    /// The checkpoints of a long line, in order; none for one that is ASCII or no UTF-8.
    private enum Line {
        case plain
        case measured([Checkpoint])
        /// Not UTF-8: a text that can't be read at all has one finding.
        case irregular
    }

    private struct LineKey: Hashable {
        let file: ObjectIdentifier
        let line: Int
    }

    /// Lines up to this many bytes are counted each time.
    private static let shortLine = 1024
    /// Characters from one checkpoint to the next.
    private static let interval = 64

    private var lines: [LineKey: Line] = [:]

    /// Line and column of an offset: see `SourceFile.location(at:)`.
    func location(at offset: Int, in file: SourceFile) -> SourceLocation {
        let number = file.lineNumber(at: offset)
        return SourceLocation(
            line: number, column: column(at: offset, line: number, in: file, \.characters) { $0.count })
    }

    /// Line and column of an offset, columns in Unicode code points.
    func codePointLocation(at offset: Int, in file: SourceFile) -> SourceLocation {
        let number = file.lineNumber(at: offset)
        let column = column(at: offset, line: number, in: file, \.codePoints) { $0.unicodeScalars.count }
        return SourceLocation(line: number, column: column)
    }

    private func column(
        at offset: Int, line number: Int, in file: SourceFile, _ before: KeyPath<Checkpoint, Int>,
        count: (String) -> Int
    ) -> Int {
        let start = file.startOfLine(number)
        guard offset - start > Self.shortLine else { return count(file.text(in: SourceSpan(start, offset))) + 1 }
        let end = file.span(ofLine: number).end
        switch line(number, in: file) {
        // Behind the end of the line stands its line break.
        case .plain where offset <= end:
            return offset - start + 1
        case .measured(let checkpoints) where offset <= end:
            var low = 0
            var high = checkpoints.count
            while high - low > 1 {
                let middle = (low + high) / 2
                if checkpoints[middle].offset <= offset { low = middle } else { high = middle }
            }
            let checkpoint = checkpoints[low]
            return checkpoint[keyPath: before] + count(file.text(in: SourceSpan(checkpoint.offset, offset))) + 1
        default:
            return count(file.text(in: SourceSpan(start, offset))) + 1
        }
    }

    private func line(_ number: Int, in file: SourceFile) -> Line {
        let key = LineKey(file: ObjectIdentifier(file), line: number)
        if let known = lines[key] { return known }
        let line = Self.measure(file, number)
        lines[key] = line
        return line
    }

    private static func measure(_ file: SourceFile, _ number: Int) -> Line {
        let start = file.startOfLine(number)
        let bytes = file.bytes(in: SourceSpan(start, file.span(ofLine: number).end))
        if bytes.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) { return .plain }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.elementsEqual(bytes) else { return .irregular }
        var checkpoints: [Checkpoint] = []
        var (offset, characters, codePoints) = (start, 0, 0)
        for character in text {
            if characters.isMultiple(of: interval) {
                checkpoints.append(Checkpoint(offset: offset, characters: characters, codePoints: codePoints))
            }
            offset += character.utf8.count
            characters += 1
            codePoints += character.unicodeScalars.count
        }
        return .measured(checkpoints)
    }
}
