/// The difference that edits make to a text, in the unified format that `patch` reads. What stands behind the key of a
/// password is blotted out, as in every excerpt.
///
/// Source of the format: POSIX.1-2024, `diff -u`; GNU diffutils for the line that says that a last line has no end.
public struct UnifiedDiff: Sendable {
    /// Lines around a change.
    private static let context = 3

    private let name: String
    private let old: Lines
    private let new: Lines
    private let groups: [Group]

    /// Lines that changed: a range of the old ones, and the range of the new ones in their place.
    private struct Group {
        var old: Range<Int>
        var new: Range<Int>
    }

    /// The difference between a text and its original.
    public init(of text: EditedText) {
        name = text.original.name
        old = Lines(text.original)
        new = Lines(SourceFile(name: name, bytes: text.bytes))
        groups = Self.groups(text.changes, old, new)
    }

    /// Whether nothing differs.
    public var isEmpty: Bool { groups.isEmpty }

    /// The difference, with a final line break; empty where there is none.
    public var text: String {
        if isEmpty { return "" }
        let shownName = DisplayText.escape(name)
        var text = "--- \(shownName)\n+++ \(shownName)\n"
        var first = 0
        while first < groups.count {
            var end = first + 1
            while end < groups.count, groups[end].old.lowerBound - groups[end - 1].old.upperBound <= 2 * Self.context {
                end += 1
            }
            text += hunk(groups[first..<end])
            first = end
        }
        return text
    }

    private func hunk(_ groups: ArraySlice<Group>) -> String {
        guard let first = groups.first, let last = groups.last else { return "" }
        let before = min(Self.context, first.old.lowerBound)
        let behind = min(Self.context, old.count - last.old.upperBound)
        let oldLines = first.old.lowerBound - before..<last.old.upperBound + behind
        let newLines = first.new.lowerBound - before..<last.new.upperBound + behind
        var text = "@@ -\(Self.place(oldLines)) +\(Self.place(newLines)) @@\n"
        var next = oldLines.lowerBound
        for group in groups {
            for line in next..<group.old.lowerBound { text += old.text(line, after: " ") }
            for line in group.old { text += old.text(line, after: "-") }
            for line in group.new { text += new.text(line, after: "+") }
            next = group.old.upperBound
        }
        for line in next..<oldLines.upperBound { text += old.text(line, after: " ") }
        return text
    }

    /// The lines of a hunk: of none, the one before.
    private static func place(_ lines: Range<Int>) -> String {
        let first = lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1
        return lines.count == 1 ? "\(first)" : "\(first),\(lines.count)"
    }

    /// The changes by whole lines, those that share one together, and without lines that are the same after all.
    private static func groups(
        _ changes: [(old: SourceSpan, new: SourceSpan)], _ old: Lines, _ new: Lines
    ) -> [Group] {
        var groups: [Group] = []
        for change in changes {
            let isWhole = old.isStart(change.old.end) && new.isStart(change.new.end)
            func lines(_ lines: Lines, _ span: SourceSpan) -> Range<Int> {
                let first = min(lines.line(at: span.start), lines.count)
                return first..<min(max(first, lines.line(at: span.end) + (isWhole ? 0 : 1)), lines.count)
            }
            let group = Group(old: lines(old, change.old), new: lines(new, change.new))
            if let last = groups.last,
                group.old.lowerBound <= last.old.upperBound || group.new.lowerBound <= last.new.upperBound
            {
                groups[groups.count - 1] = Group(
                    old: last.old.lowerBound..<max(last.old.upperBound, group.old.upperBound),
                    new: last.new.lowerBound..<max(last.new.upperBound, group.new.upperBound)
                )
            } else {
                groups.append(group)
            }
        }
        return groups.compactMap { trimmed($0, old, new) }
    }

    private static func trimmed(_ group: Group, _ old: Lines, _ new: Lines) -> Group? {
        var group = group
        while let left = group.old.first, let right = group.new.first, old.bytes(left) == new.bytes(right) {
            group.old.removeFirst()
            group.new.removeFirst()
        }
        while let left = group.old.last, let right = group.new.last, old.bytes(left) == new.bytes(right) {
            group.old.removeLast()
            group.new.removeLast()
        }
        return group.old.isEmpty && group.new.isEmpty ? nil : group
    }
}

extension UnifiedDiff {
    /// A text by its lines, as `patch` counts them: only LF ends one.
    private struct Lines {
        private let bytes: [UInt8]
        private let hidden: HiddenText
        /// Where each begins, and where one behind the last would.
        private let starts: [Int]

        init(_ file: SourceFile) {
            bytes = file.bytes
            // Whether the text can be read makes no difference to what is hidden but in lines that it hides in full.
            hidden = HiddenText(PasswordText.spans(in: file, isUnreadable: false))
            var starts = [0]
            for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
            if starts.last != bytes.count { starts.append(bytes.count) }
            self.starts = starts
        }

        /// How many there are.
        var count: Int { starts.count - 1 }

        /// Whether a line begins at an offset, or the text ends there with a complete one.
        func isStart(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == 0x0A }

        /// The line that holds an offset; their number behind the last one.
        func line(at offset: Int) -> Int {
            var (low, high) = (0, starts.count)
            while high - low > 1 {
                let middle = (low + high) / 2
                if starts[middle] <= offset { low = middle } else { high = middle }
            }
            // A last line without an end goes on up to the end of the text.
            return low == count && offset > 0 && !isStart(offset) ? low - 1 : low
        }

        /// A line with its end.
        func bytes(_ line: Int) -> ArraySlice<UInt8> { bytes[starts[line]..<starts[line + 1]] }

        /// A line behind its sign, with what must not be shown blotted out.
        func text(_ line: Int, after sign: String) -> String {
            let span = SourceSpan(starts[line], starts[line + 1])
            var shown = Array(bytes(line))
            for part in hidden.parts(in: span) {
                for offset in max(part.start, span.start)..<min(part.end, span.end)
                where ![0x0A, 0x0D].contains(shown[offset - span.start]) {
                    shown[offset - span.start] = UInt8(ascii: "*")
                }
            }
            let end = shown.last == 0x0A ? "" : "\n\\ No newline at end of file\n"
            return sign + String(decoding: shown, as: UTF8.self) + end
        }
    }
}
