import DiagnosticsCore
import SpecFormatting

/// `ecsc fmt` in the editor: `textDocument/formatting`.
struct Formatting {
    private let view: SpecView

    init(_ view: SpecView) { self.view = view }

    /// The edits; none where the text can't be read, or is in canonical form. Only the lines that differ are replaced, so
    /// that cursors elsewhere stay where they are.
    var json: JSONText {
        let before = view.file.bytes
        guard let after = try? SpecFormatter.format(view.file, format: view.document.format), after != before else {
            return .list([])
        }
        var start = zip(before, after).prefix { $0 == $1 }.count
        while start > 0, before[start - 1] != 0x0A { start -= 1 }
        var tail = zip(before.dropFirst(start).reversed(), after.dropFirst(start).reversed()).prefix { $0 == $1 }.count
        while tail > 0, before.count - tail > start, before[before.count - tail - 1] != 0x0A { tail -= 1 }
        let text = String(decoding: after[start..<after.count - tail], as: UTF8.self)
        return .list([view.textEdit(SourceSpan(start, before.count - tail), text)])
    }
}
