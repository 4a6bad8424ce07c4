public import DiagnosticsCore
public import InstanceSpec
public import Platform

/// Checks a spec that has been read against everything that does not need its lowered request.
public enum SpecValidator {
    /// Runs every check.
    ///
    /// - Parameters:
    ///   - document: The spec.
    ///   - facts: What is known of instance families.
    ///   - sink: Takes the findings.
    public static func validate(_ document: InstanceDocument, facts: PlatformFacts, into sink: inout DiagnosticSink) {
        var subject = CheckedSpec(document: document, facts: facts, findings: sink.successor())
        subject.checkShape()
        subject.checkConflicts()
        subject.checkTrustedSystem()
        subject.checkUserDataNetwork()
        subject.checkNames()
        subject.checkCharge()
        subject.checkDisks()
        subject.checkPlacement()
        sink.report(contentsOf: subject.findings)
    }
}

/// A spec under check: its values, what was worked out of them, and what has been found.
struct CheckedSpec {
    let document: InstanceDocument
    let facts: PlatformFacts
    let trusted: TrustedSystem
    var findings: DiagnosticSink

    init(document: InstanceDocument, facts: PlatformFacts, findings: DiagnosticSink) {
        self.findings = findings
        self.document = document
        self.facts = facts
        trusted = TrustedSystem(spec: document.spec, facts: facts)
    }

    var spec: SpecValue { document.spec }

    /// Whether values that the spec leaves out may come from a launch template.
    var hasLaunchTemplate: Bool { spec["launchTemplate"] != nil }

    /// Reports at a value.
    mutating func report(
        _ severity: Severity,
        _ rule: RuleID,
        _ message: String,
        at value: SpecValue,
        labels: [Diagnostic.Label] = [],
        notes: [String] = [],
        help: String? = nil,
        replacement: String? = nil
    ) {
        findings.report(
            document.diagnostic(
                severity, rule, message, at: value.span, path: value.path, labels: labels, notes: notes, help: help,
                replacement: replacement
            )
        )
    }

    /// Reports that a mapping lacks something, at the key that introduces it; not of what is no mapping, which has been
    /// reported.
    mutating func report(
        _ severity: Severity, _ rule: RuleID, _ message: String, missingIn mapping: SpecValue,
        labels: [Diagnostic.Label] = [], notes: [String] = [], help: String? = nil
    ) {
        guard !mapping.isInvalid else { return }
        findings.report(
            document.diagnostic(
                severity, rule, message, at: mapping.keySpan, path: mapping.path, labels: labels, notes: notes,
                help: help
            )
        )
    }
}
