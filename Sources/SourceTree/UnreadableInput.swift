public import DiagnosticsCore

/// Input that can't be read at all; ends reading (exit code 65) where a finding would not.
public struct UnreadableInput: Error, Sendable {
    /// What is wrong, and where.
    public let diagnostic: Diagnostic

    /// Wraps a finding.
    public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

    /// An error at a place of a file.
    package init(
        _ rule: RuleID,
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

extension RuleID {
    /// Nothing to read: no bytes, only white space, only comments.
    package static let emptyInput: RuleID = "empty-input"
    /// Bytes that are not UTF-8.
    package static let notUTF8: RuleID = "not-utf8"
    /// A NUL byte, which no text has.
    package static let nulByte: RuleID = "nul-byte"
    /// Beyond one of `ParseLimits`.
    package static let inputLimit: RuleID = "input-limit"
    /// A key given twice in one mapping.
    package static let duplicateKey: RuleID = "duplicate-key"
}
