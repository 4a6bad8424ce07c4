public import DiagnosticsCore
public import InstanceSpec

extension Rule {
    /// Rule `duplicate-name`.
    package static let duplicateName = Rule(
        CompilerRule.duplicateName, severities: [.error],
        checks: "metadata.name is unique over a run.",
        reason: "Bundles of two instances would overwrite each other.",
        remedy: "Rename one of the two.",
        source: .language,
        keys: ["metadata.name"],
        example: .command(
            wrong: """
                cp web.ecs.yaml db.ecs.yaml
                ecsc check web.ecs.yaml db.ecs.yaml
                """,
            right: """
                sed 's/name: web/name: db/' web.ecs.yaml > db.ecs.yaml
                ecsc check web.ecs.yaml db.ecs.yaml
                """,
            files: ["web.ecs.yaml": RuleExample.spec()]
        )
    )
}

/// Rule `duplicate-name`: in a run every instance has a name of its own.
public enum DuplicateName {
    /// Where a name was used first.
    public enum FirstUse: Sendable {
        /// A value in a file.
        case value(SpecValue, in: SourceFile)
        /// A line of a stream, which is not kept.
        case line(Int)
    }

    /// Reports the name of an instance that is taken.
    ///
    /// - Parameters:
    ///   - document: The spec of the instance.
    ///   - sink: Takes the finding.
    ///   - remember: Remembers the use of a name, and gives the first one where there was one.
    public static func check(
        _ document: InstanceDocument, into sink: inout DiagnosticSink,
        remembering remember: (String, SpecValue) -> FirstUse?
    ) {
        guard let value = document.name, let name = value.text, let first = remember(name, value) else { return }
        var labels: [Diagnostic.Label] = []
        var notes: [String] = []
        switch first {
        case .value(let earlier, let file) where file === document.file:
            labels = [Diagnostic.Label(span: earlier.span, text: "first used here")]
        case .value(let earlier, let file):
            let place = file.location(at: earlier.span.start)
            notes = ["first used at \(file.name):\(place.line):\(place.column)"]
        case .line(let line):
            notes = ["first used on line \(line)"]
        }
        sink.report(
            document.diagnostic(
                .error, .duplicateName, "the name '\(name)' is taken", at: value.span, path: value.path,
                labels: labels, notes: notes
            )
        )
    }
}
