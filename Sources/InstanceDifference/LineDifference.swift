import ExactText

/// How a text differs from another, line by line.
public struct LineDifference: Sendable {
    /// A line of either text, by its index.
    public enum Line: Sendable, Hashable {
        /// In both.
        case kept(old: Int, new: Int)
        /// In the old text alone.
        case removed(Int)
        /// In the new text alone.
        case added(Int)

        var isKept: Bool { if case .kept = self { true } else { false } }
    }

    /// Lines that belong together: changed ones, and some around them.
    public struct Hunk: Sendable, Hashable {
        /// The lines in order.
        public let lines: [Line]
        /// The lines of the old text.
        public let old: Range<Int>
        /// The lines of the new text.
        public let new: Range<Int>

        /// Its header in a unified diff: `@@ -1,3 +1,4 @@`. An empty range is named by the line before it.
        public var header: String {
            func part(_ range: Range<Int>) -> String {
                let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
                return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
            }
            return "@@ -\(part(old)) +\(part(new)) @@"
        }
    }

    /// Unchanged lines that are shown around a change, as `diff -u` and git have them.
    private static let context = 3

    /// The lines of the old text, each with its line break.
    public let old: [String]
    /// The lines of the new text, each with its line break.
    public let new: [String]
    /// All lines in order; among those of one change the old ones come first.
    public let lines: [Line]
    /// Whether so much has changed that some lines were taken for replaced without a look for the smallest change.
    public let isCoarse: Bool

    /// Compares two texts.
    public init(old: String, new: String) {
        self.old = Self.lines(of: old)
        self.new = Self.lines(of: new)
        var ids: [ExactText: Int] = [:]
        func number(_ lines: [String]) -> [Int] {
            lines.map { line in
                let key = ExactText(line)
                if let id = ids[key] { return id }
                let id = ids.count
                ids[key] = id
                return id
            }
        }
        var matching = SequenceMatching(number(self.old), number(self.new))
        matching.match()
        isCoarse = matching.isCoarse
        lines = Self.lines(of: matching.pairs, old: self.old.count, new: self.new.count)
    }

    /// Whether both texts are the same.
    public var isEmpty: Bool { lines.allSatisfy(\.isKept) }

    /// The changes with what stands around them; changes that are near to each other share a hunk.
    public var hunks: [Hunk] {
        var ranges: [Range<Int>] = []
        for index in lines.indices where !lines[index].isKept {
            let range = max(0, index - Self.context)..<min(lines.count, index + Self.context + 1)
            if let last = ranges.last, range.lowerBound <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        var (oldLine, newLine, position) = (0, 0, 0)
        func pass(_ line: Line) {
            switch line {
            case .kept: (oldLine, newLine) = (oldLine + 1, newLine + 1)
            case .removed: oldLine += 1
            case .added: newLine += 1
            }
        }
        return ranges.map { range in
            while position < range.lowerBound {
                pass(lines[position])
                position += 1
            }
            let start = (oldLine, newLine)
            while position < range.upperBound {
                pass(lines[position])
                position += 1
            }
            return Hunk(lines: Array(lines[range]), old: start.0..<oldLine, new: start.1..<newLine)
        }
    }

    /// The lines of a text, with their line breaks: a last line without one differs from one with it.
    private static func lines(of text: String) -> [String] {
        var lines: [String] = []
        var rest = text.utf8[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let next = rest.index(after: end)
            lines.append(String(Substring(rest[..<next])))
            rest = rest[next...]
        }
        if !rest.isEmpty { lines.append(String(Substring(rest))) }
        return lines
    }

    private static func lines(of pairs: [(old: Int, new: Int)], old: Int, new: Int) -> [Line] {
        var lines: [Line] = []
        var (oldLine, newLine) = (0, 0)
        for pair in pairs + [(old: old, new: new)] {
            lines += (oldLine..<pair.old).map { .removed($0) }
            lines += (newLine..<pair.new).map { .added($0) }
            if pair.old < old { lines.append(.kept(old: pair.old, new: pair.new)) }
            (oldLine, newLine) = (pair.old + 1, pair.new + 1)
        }
        return lines
    }
}
