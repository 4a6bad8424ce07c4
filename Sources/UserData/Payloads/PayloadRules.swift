import DiagnosticsCore

/// All rules of payloads.
public enum PayloadRules {
    /// All findings about one payload, by place.
    public static func findings(in payload: [UInt8]) -> [PayloadFinding] {
        let findings =
            HeaderRule.findings(in: payload) + SecretRule.findings(in: payload) + ShellRule.findings(in: payload)
            + CloudConfigRule.findings(in: payload)
        return findings.enumerated().sorted { ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset) }
            .map(\.element)
    }
}
