public import DiagnosticsCore
import ExactText
public import SourceTree
import YAMLTree

extension Rule {
    /// Rule `user-data-cloud-config`.
    package static let userDataCloudConfig = Rule(
        UserDataRule.userDataCloudConfig, severities: [.error, .warning],
        checks: "A cloud-config can be read as YAML, and its keys, types and values are ones that cloud-init takes.",
        reason: "cloud-init passes over what it does not understand.",
        remedy: "Correct the key or the value, or the YAML.",
        source: RuleSource(text: "the schema of cloud-init 22.4, and what newer versions add", asOf: "2026-08-21"),
        example: .settings(
            wrong: """
                userData:
                  text: |
                    #cloud-config
                    package: [nginx]
                """,
            right: """
                userData:
                  text: |
                    #cloud-config
                    packages: [nginx]
                """
        )
    )
}

/// `user-data-cloud-config`: a cloud-config that cloud-init would refuse, or silently ignore in part.
public enum CloudConfigRule {
    /// Findings about a cloud-config; none for other payloads.
    public static func findings(in payload: [UInt8]) -> [PayloadFinding] {
        findings(in: payload, kind: PayloadKind(detecting: payload)) ?? []
    }

    /// Findings about a cloud-config, secrets in it included; nil for other payloads, and for one that can't be read so far
    /// that its secrets could be told.
    static func findings(in payload: [UInt8], kind: PayloadKind?) -> [PayloadFinding]? {
        guard kind == .cloudConfig else { return nil }
        var sink = DiagnosticSink()
        let file = SourceFile(name: "cloud-config", bytes: payload)
        let documents: [DocumentNode]
        do {
            documents = try DocumentReader.read(file, format: .yaml, into: &sink)
        } catch {
            // A cloud-config that says nothing is of no use, but no fault.
            return SecretRule.findings(in: payload)
                + (error.diagnostic.rule == .emptyInput ? [] : [finding(for: error.diagnostic)])
        }
        var findings = sink.diagnostics.map { duplicate in
            PayloadFinding(
                .userDataCloudConfig, "\(duplicate.message): cloud-init takes the last",
                duplicate.position?.span ?? SourceSpan(0, 0))
        }
        if documents.count > 1 {
            findings.append(error("a cloud-config is one YAML document", documents[1].span))
        }
        guard let document = documents.first, document.entries != nil else {
            return findings + SecretRule.findings(in: payload)
                + [error("a cloud-config is a mapping of keys", documents.first?.span ?? SourceSpan(0, 0))]
        }
        return findings + self.findings(in: document, of: file)
    }

    /// Findings about a cloud-config that stands in a file as a mapping, at its places there.
    public static func findings(in node: DocumentNode, of file: SourceFile) -> [PayloadFinding] {
        var check = CloudConfigCheck(file)
        let faults = check.faults(of: node.entries ?? [])
        let findings =
            check.mergeFaults.map { error($0.message, $0.span) }
            + faults.map { fault in
                PayloadFinding(
                    .userDataCloudConfig, "\(fault.message) (as of \(CloudConfigTable.asOf))", fault.span,
                    help: fault.help, replacement: fault.replacement)
            }
        return findings + SecretConfig(node, in: file).findings + CloudConfigScripts(node, in: file).findings
    }

    private static func finding(for diagnostic: Diagnostic) -> PayloadFinding {
        error(
            "this is no YAML that cloud-init can read: \(diagnostic.message)",
            diagnostic.position?.span ?? SourceSpan(0, 0)
        )
    }

    private static func error(_ message: String, _ span: SourceSpan) -> PayloadFinding {
        PayloadFinding(.userDataCloudConfig, message, span, severity: .error)
    }
}
