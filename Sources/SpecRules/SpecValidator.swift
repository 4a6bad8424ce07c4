public import DiagnosticsCore
public import InstanceSpec
public import Platform

/// Checks a spec that has been read against everything that does not need its lowered request.
public enum SpecValidator {
    /// Every check: those of rules that other documents can break too, and one of each rule of specs alone.
    private static let checks =
        [SpecCheck.valuePattern, .conflictingKeys, .missingKey] + SpecRule.allCases.map(\.check)

    /// Runs every check.
    ///
    /// - Parameters:
    ///   - document: The spec.
    ///   - facts: What is known of instance families.
    ///   - sink: Takes the findings.
    public static func validate(_ document: InstanceDocument, facts: PlatformFacts, into sink: inout DiagnosticSink) {
        var subject = CheckedSpec(document: document, facts: facts, findings: sink.successor())
        for check in checks { check.run(&subject) }
        sink.report(contentsOf: subject.findings)
    }

    /// What a JSON Schema can say of all checks.
    public static var constraints: [SchemaConstraint] { checks.flatMap { $0.constraints() } }
}
