/// A change of a text: other text in place of a span. An insertion has an empty span, a deletion an empty text.
public struct TextEdit: Sendable, Hashable {
    /// The bytes that go.
    public let span: SourceSpan
    /// What comes in their place.
    public let text: String

    /// A change of a span.
    public init(_ span: SourceSpan, _ text: String) {
        self.span = span
        self.text = text
    }

    /// Text put in at an offset.
    public static func insertion(_ text: String, at offset: Int) -> TextEdit {
        TextEdit(SourceSpan(offset, offset), text)
    }

    /// A span taken out.
    public static func deletion(_ span: SourceSpan) -> TextEdit { TextEdit(span, "") }
}

/// What a program can do to repair a fault: edits of one file that belong together.
///
/// A fix never guesses what was meant: where there are several ways, or what is right is not known, the finding says in
/// words what to do (``Diagnostic/help``).
public struct Fix: Sendable {
    /// What it does, in words: `replace with 'cloud_essd'`.
    public let description: String
    /// The file that it changes.
    public let file: SourceFile
    /// The edits, in the order of their places, none of which overlap.
    public let edits: [TextEdit]

    /// Edits of a file, in any order; of two that overlap the later one is left out.
    public init(_ description: String, in file: SourceFile, _ edits: [TextEdit]) {
        self.description = description
        self.file = file
        var end = 0
        self.edits = edits.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }.filter { edit in
            guard edit.span.start >= end, edit.span.end <= file.bytes.count else { return false }
            end = edit.span.end
            return true
        }
    }

    /// A text in place of what stands at a position.
    ///
    /// - Parameter description: What it does, where that is not said best by the text itself.
    public init(replacing position: Diagnostic.Position, with text: String, _ description: String? = nil) {
        self.init(
            description ?? Self.description(ofReplacement: text), in: position.file, [TextEdit(position.span, text)])
    }

    /// What to put in place, at least the beginning of it.
    static func description(ofReplacement text: String) -> String {
        if text.isEmpty { return "remove it" }
        let shown = String(text.unicodeScalars.prefix(80))
        return "replace with '\(shown)\(shown.utf8.count == text.utf8.count ? "" : "…")'"
    }
}

extension [Fix] {
    /// The edits of as many of the fixes as can be made at once, in the order of their places, and how many fixes that
    /// are. Of two that touch the same place the first is taken; the other one is for another time.
    public func compatibleEdits() -> (edits: [TextEdit], fixCount: Int) {
        var taken: [TextEdit] = []
        var count = 0
        /// Where an edit goes among those that are taken; nil where one of them is in the way.
        func index(of edit: TextEdit) -> Int? {
            var (low, high) = (0, taken.count)
            while low < high {
                let middle = (low + high) / 2
                if taken[middle].span.end < edit.span.start { low = middle + 1 } else { high = middle }
            }
            return low == taken.count || taken[low].span.start > edit.span.end ? low : nil
        }
        for fix in self where !fix.edits.isEmpty && fix.edits.allSatisfy({ index(of: $0) != nil }) {
            count += 1
            // Those of one fix may touch each other.
            for edit in fix.edits {
                let place = taken.firstIndex(from: edit.span.start)
                taken.insert(edit, at: place)
            }
        }
        return (taken, count)
    }
}

extension [TextEdit] {
    /// Where an edit that begins at an offset goes, behind those that begin there.
    fileprivate func firstIndex(from offset: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].span.start <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
