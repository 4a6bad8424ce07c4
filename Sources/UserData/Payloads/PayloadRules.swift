import ByteFormats
import DiagnosticsCore

/// All rules of payloads.
public enum PayloadRules {
    /// All findings about user data, by place: of an archive or a compressed payload, those about each payload in it, at
    /// the bytes that it comes from.
    public static func findings(in payload: [UInt8]) -> [PayloadFinding] {
        var opener = PayloadOpener(budget: ExpansionBudget())
        var findings: [PayloadFinding] = []
        let whole = SourceSpan(0, payload.count)
        if let decoded = encodedPayload(payload) {
            findings.append(HeaderRule.encodedFinding(at: HeaderRule.firstLine(of: payload)))
            do { try opener.open(decoded, wrappings: ["base64"], place: .decoded(whole)) } catch {}
        } else {
            do {
                try opener.open(payload)
            } catch {
                let isPart = !opener.payloads.isEmpty
                findings.append(HeaderRule.unreadable(error, isPart: isPart, at: HeaderRule.firstLine(of: payload)))
            }
        }
        // A part of an archive may be of a kind that another part of it reads.
        let hasHandler = opener.payloads.contains { $0.kind == .partHandler }
        for part in opener.payloads {
            findings += self.findings(about: part, mayBeHandled: hasHandler).map { finding in
                part.place.isVerbatim
                    ? finding.moved(to: part.place.span(of: finding.span))
                    : finding.moved(to: part.place.span(of: finding.span), withReplacement: false)
            }
        }
        return findings.enumerated().sorted { ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset) }
            .map(\.element)
    }

    private static func findings(about part: InspectedPayload, mayBeHandled: Bool) -> [PayloadFinding] {
        var findings: [PayloadFinding] = []
        if !(mayBeHandled && part.kind == nil) {
            findings += HeaderRule.findings(in: part.bytes, declared: part.isDeclared ? part.kind : nil)
        }
        if let config = CloudConfigRule.findings(in: part.bytes, kind: part.kind) {
            findings += config
        } else {
            findings += SecretRule.findings(in: part.bytes)
        }
        let script = HeaderRule.script(in: part.bytes, kind: part.kind)
        return findings
            + ShellRule.findings(in: Array(script)).map { finding in
                finding.moved(
                    to: SourceSpan(finding.span.start + script.startIndex, finding.span.end + script.startIndex))
            }
    }

    /// What a text of no kind is Base64 of, where that is a payload.
    private static func encodedPayload(_ payload: [UInt8]) -> [UInt8]? {
        guard PayloadKind(detecting: payload) == nil, let decoded = Base64.decode(payload), !decoded.isEmpty,
            PayloadKind(detecting: decoded) != nil
        else { return nil }
        return decoded
    }
}
