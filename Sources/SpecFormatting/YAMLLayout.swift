import DiagnosticsCore
import SourceTree

/// Brings YAML into canonical form, line by line, with what was read of it for guidance.
struct YAMLLayout {
    /// A collection that is open, and what its column becomes.
    private struct Level {
        enum Kind { case mapping, sequence, other }
        let kind: Kind
        let column: Int
        let target: Int
    }

    private let file: SourceFile
    private let places: YAMLPlaces
    private var levels: [Level] = []
    private var output = LayoutLines()
    /// Comments on lines of their own, which are placed when it is known what follows them.
    private var waiting: [(column: Int, text: ArraySlice<UInt8>)] = []
    /// How far the lines of the last value were moved.
    private var shift = 0

    init(_ file: SourceFile, _ documents: [DocumentNode]) {
        self.file = file
        places = YAMLPlaces(file, documents)
    }

    /// The canonical form; nil where there is something this does not understand.
    mutating func format() -> FormattedText? {
        var line = 1
        while line <= file.lineCount {
            let text = file.bytes(in: file.span(ofLine: line))
            let spaces = text.prefix { $0 == 0x20 }.count
            let content = text.dropFirst(spaces)
            if content.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                if places.continuations.contains(line) || waiting.isEmpty {
                    output.addBlank(isKept: places.continuations.contains(line))
                } else {
                    waiting.append((0, []))
                }
            } else if places.continuations.contains(line) {
                guard content.first != 0x09 else { return nil }
                output.add(indent: max(spaces + shift, 0), content)
            } else if content.first == UInt8(ascii: "#") {
                waiting.append((spaces, content))
            } else if spaces == 0, isMarker(content) {
                guard addMarker(content) else { return nil }
            } else {
                guard let next = addStructure(content, column: spaces, line: line) else { return nil }
                line = next
                continue
            }
            line += 1
        }
        placeComments(before: -1, target: 0, previous: levels)
        return output.text
    }

    // MARK: - Lines

    private func isMarker(_ content: ArraySlice<UInt8>) -> Bool {
        let start = content.prefix(3)
        guard start.elementsEqual("---".utf8) || start.elementsEqual("...".utf8) || content.first == UInt8(ascii: "%")
        else { return false }
        return content.first == UInt8(ascii: "%") || content.count == 3
            || content.dropFirst(3).first.map { $0 == 0x20 || $0 == 0x09 } == true
    }

    /// Adds a line between documents; false where it has content, too.
    private mutating func addMarker(_ content: ArraySlice<UInt8>) -> Bool {
        let isDirective = content.first == UInt8(ascii: "%")
        let rest = content.dropFirst(isDirective ? content.count : 3).drop { $0 == 0x20 || $0 == 0x09 }
        guard rest.isEmpty || rest.first == UInt8(ascii: "#") else { return false }
        placeComments(before: -1, target: 0, previous: levels)
        levels = []
        output.add(indent: 0, isDirective ? content.trimmed : content.prefix(3), comment: rest.trimmed)
        return true
    }

    /// Adds a line that begins a value, and the block scalar that may follow; the number of the next line.
    private mutating func addStructure(_ content: ArraySlice<UInt8>, column: Int, line: Int) -> Int? {
        let previous = levels
        var code: [UInt8] = []
        var rest = content
        func columnOfRest() -> Int { column + rest.startIndex - content.startIndex }
        while rest.first == UInt8(ascii: "-"), rest.dropFirst().first.map({ $0 == 0x20 || $0 == 0x09 }) ?? true {
            enter(.sequence, column: columnOfRest())
            rest = rest.dropFirst().drop { $0 == 0x20 }
            code += Array(rest.isEmpty ? "-".utf8 : "- ".utf8)
        }
        guard rest.first != 0x09, !(rest.first == UInt8(ascii: "?") && rest.dropFirst().first ?? 0x20 == 0x20) else {
            return nil
        }
        if let keyEnd = places.keyEnds[rest.startIndex], keyEnd <= rest.endIndex {
            enter(.mapping, column: columnOfRest())
            code += rest[..<keyEnd]
            rest = rest[keyEnd...].drop { $0 == 0x20 }
            guard rest.first == UInt8(ascii: ":") else { return nil }
            rest = rest.dropFirst().drop { $0 == 0x20 }
            code += Array(rest.isEmpty ? ":".utf8 : ": ".utf8)
        } else if !rest.isEmpty, rest.first != UInt8(ascii: "#") {
            enter(.other, column: columnOfRest())
        }
        // A line that begins with a dash stands where its outermost list does.
        guard let target = levels.last(where: { $0.column == column })?.target else { return nil }
        placeComments(before: column, target: target, previous: previous)
        shift = (levels.last?.target ?? 0) - (levels.last?.column ?? 0)

        let header = places.blockScalars[line]
        let goesOn = places.continuations.contains(line + 1)
        var codeEnd = rest.startIndex
        if let header, header >= rest.startIndex {
            codeEnd = header + rest[header...].prefix { "|>+-0123456789".utf8.contains($0) }.count
        } else if let end = places.valueEnds[line], end >= rest.startIndex, end <= rest.endIndex, !goesOn {
            codeEnd = end
        }
        let behind = rest[codeEnd...].drop { $0 == 0x20 || $0 == 0x09 }
        let hasComment = behind.first == UInt8(ascii: "#") && !goesOn
        code += hasComment ? rest[..<codeEnd] : goesOn ? rest : rest.trimmed
        output.add(indent: target, code[...], comment: hasComment ? behind.trimmed : [])
        guard let header else { return line + 1 }
        return addBlockScalar(header: header, line: line + 1)
    }

    /// Opens the collection that a part of a line stands in, after closing those that it ends.
    private mutating func enter(_ kind: Level.Kind, column: Int) {
        while let last = levels.last {
            // A list may stand in the column of its own key, which ends it.
            let isBehindList = last.column == column && last.kind == .sequence && kind != .sequence
            guard last.column > column || isBehindList else { break }
            levels.removeLast()
        }
        if let last = levels.last, last.column == column, last.kind == kind || kind == .other { return }
        levels.append(Level(kind: kind, column: column, target: levels.last.map { $0.target + 2 } ?? 0))
    }

    /// Adds the lines of a block scalar.
    private mutating func addBlockScalar(header: Int, line first: Int) -> Int {
        let indicators = file.bytes(in: SourceSpan(header, header + 3)).prefix { "|>+-123456789".utf8.contains($0) }
        let isIndentGiven = indicators.contains { (0x31...0x39).contains($0) }
        let parent = levels.last
        var contentColumn: Int?
        var lines: [ArraySlice<UInt8>] = []
        var contentLines = 0
        for line in first..<max(first, file.lineCount + 1) {
            let text = file.bytes(in: file.span(ofLine: line))
            let spaces = text.prefix { $0 == 0x20 }.count
            if spaces < text.count {
                let least = contentColumn ?? (parent?.column ?? -1) + 1
                guard spaces >= least else { break }
                if contentColumn == nil { contentColumn = isIndentGiven ? least : spaces }
                contentLines = lines.count + 1
            }
            lines.append(text)
        }
        // Behind the last line with content, blank lines count only where they are asked for.
        if !indicators.contains(UInt8(ascii: "+")) { lines = Array(lines.prefix(contentLines)) }
        let source = contentColumn ?? 0
        let target = isIndentGiven ? max(source + shift, 0) : (parent?.target ?? -2) + 2
        for text in lines {
            let isBlank = text.count <= source && text.allSatisfy { $0 == 0x20 }
            output.add(indent: isBlank ? 0 : target, isBlank ? [] : text.dropFirst(source), isVerbatim: true)
        }
        return first + lines.count
    }

    // MARK: - Comments

    /// Places the comments before a line: with the line, or with the deeper lines before it that they stand under.
    private mutating func placeComments(before column: Int, target: Int, previous: [Level]) {
        for comment in waiting {
            if comment.text.isEmpty {
                output.addBlank(isKept: false)
                continue
            }
            let under = previous.last { $0.column > column && $0.column <= comment.column }
            output.add(indent: under?.target ?? target, [], comment: comment.text.trimmed)
        }
        waiting = []
    }
}

extension ArraySlice<UInt8> {
    /// Without white space at the end.
    fileprivate var trimmed: ArraySlice<UInt8> {
        var end = endIndex
        while end > startIndex, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
        return self[..<end]
    }
}
