import DiagnosticsCore
import ExactText
import SpecCompiler
import YAMLTree

/// What an editor can do about findings: `textDocument/codeAction`.
struct CodeActions {
    static let quickFix = "quickfix"
    static let fixAll = "source.fixAll.ecsc"

    private let view: SpecView
    private let analysis: SpecAnalysis

    init(_ view: SpecView, _ analysis: SpecAnalysis) {
        self.view = view
        self.analysis = analysis
    }

    /// The actions for the findings that touch a span.
    ///
    /// - Parameter only: The kinds that are asked for; all but those for whole documents where it is nil.
    func json(in span: SourceSpan, only: [String]?) -> JSONText {
        func isWanted(_ kind: String) -> Bool {
            only?.contains { $0.isEmpty || kind.isExactly($0) || kind.hasExactPrefix($0 + ".") }
                ?? kind.isExactly(Self.quickFix)
        }
        var actions: [JSONText] = []
        if isWanted(Self.quickFix) {
            let findings = analysis.findings.filter { isOwn($0) && touches($0, span) }
            let messages = zip(findings, self.messages(for: findings))
            for (finding, message) in messages {
                if let fix = finding.fix, fix.file === view.file { actions.append(action(fix, Self.quickFix, for: message)) }
            }
            for (finding, message) in messages {
                if let fix = allowance(for: finding) {
                    actions.append(action(fix, Self.quickFix, for: message, isPreferred: false))
                }
            }
        }
        if isWanted(Self.fixAll), let fix = fixOfAll { actions.append(action(fix, Self.fixAll, for: nil)) }
        return .list(actions)
    }

    private func isOwn(_ finding: Diagnostic) -> Bool { finding.position?.file === view.file }

    private func touches(_ finding: Diagnostic, _ span: SourceSpan) -> Bool {
        guard let own = finding.position?.span else { return false }
        return own.start <= span.end && span.start <= own.end
    }

    /// Findings of this document as they were sent.
    private func messages(for findings: [Diagnostic]) -> [JSONText] {
        FindingMessages(
            client: view.client, uri: view.document.uri, file: view.file, folder: nil, variablesPath: nil,
            referenced: []
        ).messages(for: findings)[0].findings
    }

    private func action(_ fix: Fix, _ kind: String, for message: JSONText?, isPreferred: Bool = true) -> JSONText {
        var members: [JSONText.Member] = [("title", .string(Self.title(of: fix))), ("kind", .string(kind))]
        if let message { members += [("diagnostics", .list([message])), ("isPreferred", .bool(isPreferred))] }
        let edits = fix.edits.map { view.textEdit($0.span, $0.text) }
        members.append(("edit", view.workspaceEdit(edits)))
        return .object(members)
    }

    /// What it does, as a title.
    private static func title(of fix: Fix) -> String {
        let description = DisplayText.escape(fix.description)
        guard let first = description.unicodeScalars.first else { return description }
        return String(first).asciiUppercased + String(description.unicodeScalars.dropFirst())
    }

    /// All fixes that don't get into each other's way.
    private var fixOfAll: Fix? {
        let fixes = analysis.findings.compactMap(\.fix).filter { $0.file === view.file }
        let edits = fixes.compatibleEdits().edits
        return edits.isEmpty ? nil : Fix("apply all fixes", in: view.file, edits)
    }

    /// A comment above the line that allows the finding there; nil where none can, as for errors.
    private func allowance(for finding: Diagnostic) -> Fix? {
        guard finding.severity < .error, !view.isJSON, let position = finding.position,
            RuleCatalogue.specs.rule(named: finding.rule.id) != nil, !finding.rule.id.isExactly("unused-allow")
        else { return nil }
        let line = view.file.span(ofLine: view.file.lineNumber(at: position.span.start))
        guard !view.outline.isInScalar(line.start) else { return nil }
        let text = view.file.bytes(in: line)
        let indentation = String(decoding: text.prefix { $0 == 0x20 }, as: UTF8.self)
        let lineBreak =
            view.file.bytes(in: SourceSpan(line.end, line.end + 2)).elementsEqual([0x0D, 0x0A]) ? "\r\n" : "\n"
        let comment = "\(indentation)# ecsc:allow \(finding.rule.id)\(lineBreak)"
        return Fix(
            "allow '\(finding.rule.id)' here, by a comment", in: view.file,
            [.insertion(comment, at: line.start)])
    }
}
