public import DiagnosticsCore

/// Input that can't be read at all; ends reading (exit code 65) where a finding would not.
public struct UnreadableInput: Error, Sendable {
    /// What is wrong, and where.
    public let diagnostic: Diagnostic

    /// Wraps a finding.
    public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

    /// An error at a place of a file.
    package init(
        _ rule: Rule,
        _ message: String,
        in file: SourceFile,
        at span: SourceSpan,
        labels: [Diagnostic.Label] = [],
        help: String? = nil,
        replacement: String? = nil
    ) {
        diagnostic = Diagnostic(
            .error,
            rule,
            message,
            at: Diagnostic.Position(file: file, span: span),
            labels: labels,
            help: help,
            replacement: replacement
        )
    }
}
