import DiagnosticsCore

/// What an editor can do about a finding: the one place that knows how findings carry their repairs.
struct Repair: Sendable {
    /// Text in place of a span of the finding's file.
    struct Edit: Sendable {
        let span: SourceSpan
        let text: String
    }

    /// What it does, a few words.
    let title: String
    /// In order; none overlap.
    let edits: [Edit]

    /// The repair of a finding; nil where it has none.
    init?(_ finding: Diagnostic) {
        guard let replacement = finding.replacement, let position = finding.position else { return nil }
        edits = [Edit(span: position.span, text: replacement)]
        let isShown = !finding.hidesText && !replacement.utf8.contains(0x0A)
        let shown = String(replacement.unicodeScalars.prefix(60))
        title =
            replacement.isEmpty
            ? "Remove it" : isShown ? "Replace with '\(DisplayText.escape(shown))'" : "Repair: \(finding.rule)"
    }
}
