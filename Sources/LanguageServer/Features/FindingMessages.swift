import DiagnosticsCore
import ExactText
import SourceTree

/// Findings as the protocol has them: `Diagnostic` of LSP 3.17.
struct FindingMessages {
    let client: ClientCapabilities
    /// The spec.
    let uri: String
    let file: SourceFile
    let folder: String?
    let variablesPath: String?
    /// The paths of the files that the spec names.
    let referenced: [String]

    /// The findings by the file that they stand in, the spec first; each file once.
    func messages(for findings: [Diagnostic]) -> ShownFindings.Files {
        var files: ShownFindings.Files = [(ExactText(uri), [])]
        // Of few files; each counts on from the finding before.
        var positions: [TextPositions] = []
        for finding in findings {
            let place = finding.position.flatMap { position in uri(of: position.file).map { (position, $0) } }
            guard let (position, uri) = place else {
                files[0].findings.append(json(finding, range: .top, related: []))
                continue
            }
            let index = positions.firstIndex { $0.file === position.file } ?? positions.count
            if index == positions.count { positions.append(TextPositions(position.file, in: client.encoding)) }
            let range = positions[index].range(of: position.span)
            let known = positions[index]
            let related = finding.labels.map { label in
                JSONText.object([
                    (
                        "location",
                        location(
                            uri, TextRange(known.position(of: label.span.start), known.position(of: label.span.end)))
                    ),
                    ("message", .string(DisplayText.escape(label.text))),
                ])
            }
            let message = json(finding, range: range, related: client.showsRelatedPlaces ? related : [])
            if let own = files.firstIndex(where: { $0.uri == uri }) {
                files[own].findings.append(message)
            } else {
                files.append((uri, [message]))
            }
        }
        return files
    }

    /// The name of the file that a finding stands in; nil for one that the client can't open.
    private func uri(of other: SourceFile) -> ExactText? {
        if other === file { return ExactText(uri) }
        if let variablesPath, other.name.isExactly(variablesPath) {
            return ExactText(DocumentURI.uri(ofPath: variablesPath))
        }
        guard let folder, referenced.contains(where: other.name.isExactly) else { return nil }
        return ExactText(DocumentURI.uri(ofPath: DocumentURI.normalized(PathName.resolve(other.name, in: folder))))
    }

    private func location(_ uri: ExactText, _ range: TextRange) -> JSONText {
        .object([("uri", .string(uri.text)), ("range", range.json)])
    }

    private func json(_ finding: Diagnostic, range: TextRange, related: [JSONText]) -> JSONText {
        let severity =
            switch finding.severity {
            case .error: 1
            case .warning: 2
            case .note: 3
            }
        var members: [JSONText.Member] = [
            ("range", range.json), ("severity", .number(severity)), ("code", .string(finding.rule.id)),
            ("source", .string("ecsc")), ("message", .string(finding.textLines.joined(separator: "\n"))),
        ]
        // 1: what is not needed, which editors show faded.
        if ["unused-variable", "unused-allow"].contains(finding.rule.id) {
            members.append(("tags", .list([.number(1)])))
        }
        if !related.isEmpty { members.append(("relatedInformation", .list(related))) }
        return .object(members)
    }
}
