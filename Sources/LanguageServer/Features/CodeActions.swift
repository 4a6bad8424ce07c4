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
            for finding in findings {
                if let fix = Repair(finding) { actions.append(action(fix, Self.quickFix, for: finding)) }
            }
            for finding in findings {
                if let fix = allowance(for: finding) {
                    actions.append(action(fix, Self.quickFix, for: finding, isPreferred: false))
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

    private func action(_ fix: Repair, _ kind: String, for finding: Diagnostic?, isPreferred: Bool = true) -> JSONText {
        var members: [JSONText.Member] = [("title", .string(fix.title)), ("kind", .string(kind))]
        if let finding {
            let messages = FindingMessages(
                client: view.client, uri: view.document.uri, file: view.file, folder: view.document.folder,
                variablesPath: nil, referenced: [])
            if let message = messages.message(for: finding) { members.append(("diagnostics", .list([message]))) }
            members.append(("isPreferred", .bool(isPreferred)))
        }
        let edits = fix.edits.map { view.textEdit($0.span, $0.text) }
        members.append(("edit", view.workspaceEdit(edits)))
        return .object(members)
    }

    /// All repairs that don't get into each other's way.
    private var fixOfAll: Repair? {
        var edits: [Repair.Edit] = []
        for finding in analysis.findings where isOwn(finding) {
            guard let fix = Repair(finding) else { continue }
            let isFree = fix.edits.allSatisfy { edit in edits.allSatisfy { !edit.overlaps($0) } }
            if isFree { edits += fix.edits }
        }
        return edits.isEmpty ? nil : Repair(title: "Apply all repairs", edits: edits)
    }

    /// A comment above the line that allows the finding there; nil where none can, as for errors.
    private func allowance(for finding: Diagnostic) -> Repair? {
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
        return Repair(
            title: "Allow '\(finding.rule.id)' here, by a comment",
            edits: [Repair.Edit(span: SourceSpan(line.start, line.start), text: comment)])
    }
}

extension Repair {
    init(title: String, edits: [Edit]) {
        self.title = title
        self.edits = edits
    }
}

extension Repair.Edit {
    /// Whether both change the same place; two insertions at one place do.
    fileprivate func overlaps(_ other: Repair.Edit) -> Bool {
        span.start < other.span.end && other.span.start < span.end || span.start == other.span.start
    }
}
