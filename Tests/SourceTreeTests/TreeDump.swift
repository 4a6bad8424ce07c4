import DiagnosticsCore
import SourceTree
import YAMLTree

/// A node on one line: `{a: [1, "x"], b: |t}`; quoted scalars in `"`, block scalars behind `|`.
func dump(_ node: DocumentNode) -> String {
    switch node.content {
    case .scalar(let scalar):
        switch scalar.style {
        case .plain: scalar.text
        case .quoted: "\"\(scalar.text)\""
        case .block: "|\(scalar.text)"
        }
    case .sequence(let items): "[" + items.map(dump).joined(separator: ", ") + "]"
    case .mapping(let entries): "{" + entries.map { "\($0.key): \(dump($0.value))" }.joined(separator: ", ") + "}"
    }
}

/// The node's own text, then that of every node below it.
func texts(of node: DocumentNode, in file: SourceFile) -> [String] {
    let own = [file.text(in: node.span)]
    switch node.content {
    case .scalar: return own
    case .sequence(let items): return own + items.flatMap { texts(of: $0, in: file) }
    case .mapping(let entries):
        return own + entries.flatMap { [file.text(in: $0.keySpan)] + texts(of: $0.value, in: file) }
    }
}

/// Every span of a node and the nodes below it.
func spans(of node: DocumentNode) -> [SourceSpan] {
    switch node.content {
    case .scalar: [node.span]
    case .sequence(let items): [node.span] + items.flatMap(spans)
    case .mapping(let entries): [node.span] + entries.flatMap { [$0.keySpan] + spans(of: $0.value) }
    }
}

/// What reading came to: the documents on one line each, or the error, then the findings.
struct Outcome {
    var documents: [DocumentNode] = []
    var error: Diagnostic?
    var findings: [Diagnostic] = []

    init(_ file: SourceFile, _ format: SourceFormat, limits: ParseLimits = ParseLimits()) {
        var sink = DiagnosticSink()
        do {
            documents = try DocumentReader.read(file, format: format, limits: limits, into: &sink)
        } catch {
            self.error = error.diagnostic
        }
        findings = sink.diagnostics
    }

    var dumped: [String] { documents.map(dump) }
}

/// `line:column: message [rule]`, with the text that is pointed at behind it.
func describe(_ diagnostic: Diagnostic?) -> String {
    guard let diagnostic, let position = diagnostic.position else { return "none" }
    let start = position.file.location(at: position.span.start)
    let text = position.file.text(in: position.span)
    return "\(start.line):\(start.column): \(diagnostic.message) [\(diagnostic.rule)] «\(text)»"
}
