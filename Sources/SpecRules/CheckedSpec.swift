import DiagnosticsCore
import InstanceSpec
import Platform

/// A spec under check: its values, what was worked out of them, and what has been found.
struct CheckedSpec {
    let document: InstanceDocument
    let facts: PlatformFacts
    let trusted: TrustedSystem
    /// The instance type, its family and what switches the family's trusted system on, where it is a security-enhanced
    /// one.
    let securityEnhanced: (type: SpecValue, family: InstanceFamily, enhancement: InstanceFamily.Enhancement)?
    var findings: DiagnosticSink

    init(document: InstanceDocument, facts: PlatformFacts, findings: DiagnosticSink) {
        self.findings = findings
        self.document = document
        self.facts = facts
        let trusted = TrustedSystem(spec: document.spec, facts: facts)
        self.trusted = trusted
        securityEnhanced =
            if let family = trusted.familyFacts, let enhancement = family.enhancement,
                let type = document.spec["type"]
            {
                (type, family, enhancement)
            } else {
                nil
            }
    }

    var spec: SpecValue { document.spec }

    // MARK: - What several checks ask

    /// How grave it is to break a rule of security-enhanced families: a warning where only the pages on families name
    /// this one, since no hard limit is documented for it.
    var securityEnhancedSeverity: Severity {
        securityEnhanced?.family.trustedSystem == .familyPages ? .warning : .error
    }

    /// Whether values that the spec leaves out, and that a launch template can hold, may come from one: a template that
    /// is not named gives nothing.
    var hasLaunchTemplate: Bool {
        guard let template = spec["launchTemplate"] else { return false }
        return template.isInvalid || template["id"] != nil || template["name"] != nil
    }

    /// Whether the request names a vSwitch, its own or an interface's; an interface that exists is in one already.
    var hasVSwitch: Bool {
        guard let network = spec["network"] else { return false }
        if network["vSwitch"] != nil { return true }
        guard let interfaces = network["interfaces"] else { return false }
        return interfaces.isInvalid || interfaces.items.contains { $0["vSwitch"] ?? $0["id"] != nil }
    }

    /// What is wrong with a text's length in characters; nil if nothing is.
    static func lengthProblem(_ text: String, _ allowed: ClosedRange<Int>) -> String? {
        let length = text.unicodeScalars.count
        if allowed.contains(length) { return nil }
        return "\(allowed.lowerBound) to \(allowed.upperBound) characters, this has \(length)"
    }

    // MARK: - Reporting

    /// Reports at a value.
    mutating func report(
        _ severity: Severity,
        _ rule: Rule,
        _ message: String,
        at value: SpecValue,
        labels: [Diagnostic.Label] = [],
        notes: [String] = [],
        help: String? = nil,
        replacement: String? = nil,
        fix: Fix? = nil
    ) {
        findings.report(
            document.diagnostic(
                severity, rule, message, at: value.span, path: value.path, labels: labels, notes: notes, help: help,
                replacement: replacement, fix: fix
            )
        )
    }

    /// Reports that a mapping lacks something, at the key that introduces it; not of what is no mapping, which has been
    /// reported.
    mutating func report(
        _ severity: Severity, _ rule: Rule, _ message: String, missingIn mapping: SpecValue,
        labels: [Diagnostic.Label] = [], notes: [String] = [], help: String? = nil, fix: Fix? = nil
    ) {
        guard !mapping.isInvalid else { return }
        report(severity, rule, message, atKeyOf: mapping, labels: labels, notes: notes, help: help, fix: fix)
    }

    /// Reports at the key that introduces a value.
    mutating func report(
        _ severity: Severity, _ rule: Rule, _ message: String, atKeyOf value: SpecValue,
        labels: [Diagnostic.Label] = [], notes: [String] = [], help: String? = nil, fix: Fix? = nil
    ) {
        findings.report(
            document.diagnostic(
                severity, rule, message, at: value.keySpan, path: value.path, labels: labels, notes: notes, help: help,
                fix: fix
            )
        )
    }
}
