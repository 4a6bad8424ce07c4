/// Renders findings for programs: a JSON array with one object a finding.
///
/// Keys of an object: `file`, `line`, `column`, `endLine`, `endColumn`, `severity`, `rule`, `message`, `labels`, `notes`,
/// `fix`, `path`; all are always there. The end is the first character behind the span. What is not known is null;
/// `fix` has a `description`, the `file` that it changes, and its `edits`, in order: each puts `text` in place of a range,
/// which is given in lines and columns, and in bytes from `startByte` up to, not including, `endByte`. Help in words is
/// the last of the notes.
public struct JSONRenderer: Sendable {
    private let separator: String

    /// A renderer that begins a line for each finding, or keeps everything on one.
    public init(onOneLine: Bool = false) { separator = onOneLine ? "" : "\n" }

    /// Findings in the order given, without a final line break.
    public func render(_ diagnostics: [Diagnostic]) -> String {
        guard !diagnostics.isEmpty else { return "[]" }
        let locations = LocationCache()
        let objects = diagnostics.map { render($0, locations) }
        return "[" + separator + objects.joined(separator: "," + separator) + separator + "]"
    }

    private func render(_ diagnostic: Diagnostic, _ locations: LocationCache) -> String {
        var object = JSONObject(locations: locations)
        object.add("file", string: diagnostic.position?.file.name)
        object.add(range: diagnostic.position?.span, in: diagnostic.position?.file)
        object.add("severity", string: diagnostic.severity.rawValue)
        object.add("rule", string: diagnostic.rule.id)
        object.add("message", string: diagnostic.message)
        let labels = diagnostic.labels.map { label in
            var object = JSONObject(locations: locations)
            object.add(range: label.span, in: diagnostic.position?.file)
            object.add("text", string: label.text)
            return object.text
        }
        object.add("labels", json: "[" + labels.joined(separator: ",") + "]")
        let notes = (diagnostic.notes + [diagnostic.help].compactMap(\.self)).map { note in
            var text = ""
            text.appendVisibleJSONString(note)
            return text
        }
        object.add("notes", json: "[" + notes.joined(separator: ",") + "]")
        object.add("fix", json: diagnostic.fix.map { render($0, locations) } ?? "null")
        object.add("path", string: diagnostic.path)
        return object.text
    }

    private func render(_ fix: Fix, _ locations: LocationCache) -> String {
        var object = JSONObject(locations: locations)
        object.add("description", string: fix.description)
        object.add("file", string: fix.file.name)
        let edits = fix.edits.map { edit in
            var object = JSONObject(locations: locations)
            object.add("startByte", json: String(edit.span.start))
            object.add("endByte", json: String(edit.span.end))
            object.add(range: edit.span, in: fix.file)
            object.add("text", string: edit.text)
            return object.text
        }
        object.add("edits", json: "[" + edits.joined(separator: ",") + "]")
        return object.text
    }
}

/// A JSON object as it is written.
private struct JSONObject {
    private let locations: LocationCache
    private var members = ""

    init(locations: LocationCache) { self.locations = locations }

    var text: String { "{\(members)}" }

    mutating func add(_ key: String, json value: String) {
        if !members.isEmpty { members += "," }
        members.appendJSONString(key)
        members += ":" + value
    }

    mutating func add(_ key: String, string: String?) {
        var value = ""
        if let string { value.appendVisibleJSONString(string) } else { value = "null" }
        add(key, json: value)
    }

    mutating func add(range span: SourceSpan?, in file: SourceFile?) {
        var (start, end): (SourceLocation?, SourceLocation?)
        if let span, let file {
            start = locations.location(at: span.start, in: file)
            end = locations.location(at: span.end, in: file)
        }
        add("line", json: start.map { String($0.line) } ?? "null")
        add("column", json: start.map { String($0.column) } ?? "null")
        add("endLine", json: end.map { String($0.line) } ?? "null")
        add("endColumn", json: end.map { String($0.column) } ?? "null")
    }
}
