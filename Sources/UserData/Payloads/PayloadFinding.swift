public import DiagnosticsCore

/// A finding about a payload, with its place in the payload's own bytes: who knows where those came from can point
/// there.
public struct PayloadFinding: Sendable {
    /// How bad it is.
    public let severity: Severity
    /// Which rule found it.
    public let rule: Rule
    /// What is wrong, one line.
    public let message: String
    /// The bytes it is about.
    public let span: SourceSpan
    /// What to do, in words.
    public let help: String?
    /// What to put in place of exactly those bytes.
    public let replacement: String?
    /// Whether the bytes may be a secret, which renderers must not quote.
    public let hidesText: Bool

    init(
        _ rule: Rule,
        _ message: String,
        _ span: SourceSpan,
        severity: Severity = .warning,
        help: String? = nil,
        replacement: String? = nil,
        hidesText: Bool = false
    ) {
        self.severity = severity
        self.rule = rule
        self.message = message
        self.span = span
        self.help = help
        self.replacement = replacement
        self.hidesText = hidesText
    }

    /// The same about other bytes; without the replacement where these are not the ones it is for.
    func moved(to span: SourceSpan, withReplacement: Bool = true) -> PayloadFinding {
        PayloadFinding(
            rule, message, span, severity: severity,
            help: help ?? (withReplacement ? nil : replacement.map { "write '\($0)'" }),
            replacement: withReplacement ? replacement : nil, hidesText: hidesText
        )
    }

    /// The finding at a place; the replacement holds only where the place is just the payload's bytes.
    public func diagnostic(at position: Diagnostic.Position?, withReplacement: Bool = false) -> Diagnostic {
        Diagnostic(
            severity,
            rule,
            message,
            at: position,
            help: help ?? (withReplacement ? nil : replacement.map { "write '\($0)'" }),
            replacement: withReplacement ? replacement : nil,
            hidesText: hidesText
        )
    }
}
