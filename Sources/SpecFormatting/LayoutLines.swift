/// The lines of a formatted text as they are collected.
struct LayoutLines {
    private struct Line {
        var code: [UInt8]
        let comment: ArraySlice<UInt8>
        /// Whether it is a part of a value, or a blank line that must stay.
        let isFixed: Bool
    }

    /// Beyond this width comments are no longer put into a column.
    private static let widestColumn = 80

    private var lines: [Line] = []

    /// Adds a line; `comment` is empty where there is none.
    mutating func add(
        indent: Int, _ code: ArraySlice<UInt8>, comment: ArraySlice<UInt8> = [], isVerbatim: Bool = false
    ) {
        let isBlank = code.isEmpty && comment.isEmpty
        let code = [UInt8](repeating: 0x20, count: isBlank ? 0 : indent) + code
        lines.append(Line(code: code, comment: comment, isFixed: isVerbatim))
    }

    /// Adds a blank line, unless there is one already, or nothing before it.
    mutating func addBlank(isKept: Bool) {
        if isKept { return lines.append(Line(code: [], comment: [], isFixed: true)) }
        guard let last = lines.last, !last.code.isEmpty || !last.comment.isEmpty || last.isFixed else { return }
        lines.append(Line(code: [], comment: [], isFixed: false))
    }

    /// The whole text, with comments behind values of neighbouring lines in one column.
    var text: FormattedText {
        var lines = lines
        while let last = lines.last, last.code.isEmpty, last.comment.isEmpty, !last.isFixed { lines.removeLast() }
        var bytes: [UInt8] = []
        var index = 0
        while index < lines.count {
            var end = index
            while end < lines.count, hasCodeAndComment(lines[end]) { end += 1 }
            let column = lines[index..<end].map { Self.width($0.code) }.max() ?? 0
            for line in lines[index..<max(end, index + 1)] {
                bytes += line.code
                if !line.comment.isEmpty {
                    if hasCodeAndComment(line) {
                        let gap = column > Self.widestColumn ? 2 : column - Self.width(line.code) + 2
                        bytes += [UInt8](repeating: 0x20, count: gap)
                    }
                    bytes += line.comment
                }
                bytes.append(0x0A)
            }
            index = max(end, index + 1)
        }
        return FormattedText(bytes: bytes, comments: lines.map(\.comment).filter { !$0.isEmpty }.map(Array.init))
    }

    private func hasCodeAndComment(_ line: Line) -> Bool {
        !line.comment.isEmpty && line.code.contains { $0 != 0x20 }
    }

    /// How many characters a line has, roughly: its code points.
    private static func width(_ code: [UInt8]) -> Int { code.count { $0 & 0xC0 != 0x80 } }
}
