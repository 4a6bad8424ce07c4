import DiagnosticsCore
import Foundation
import RAMPolicy
import TestSupport
import Testing

@Suite struct PolicyLinterTests {
    private static let cases = GoldenCase.all(below: "Tests/RAMPolicyTests/Cases/lint", with: "policy.json")
    private let linter = PolicyLinter(catalog: BundledCatalog.catalog)

    @Test(arguments: cases)
    func findingsAreTheRecordedOnes(golden: GoldenCase) throws {
        let reading = Reading(SourceFile(name: "policy.json", bytes: try golden.bytes("policy.json")))
        let findings = reading.findings + (reading.policy.map(linter.lint) ?? [])
        #expect(!Self.cases.isEmpty)
        for finding in findings {
            #expect(finding.position != nil, "\(finding.message)")
        }
        try golden.expect(["findings.txt": findings.map(describe).joined()])
    }

    /// Every finding of a document without a text still says where it is.
    @Test func findingsWithoutATextHavePaths() {
        let document = PolicyDocument(
            version: "2",
            statements: [PolicyStatement(.allow, .matching(.many(["ecs:*", "ecs:RunInstance"])), on: .one("x"))]
        )
        let findings = linter.lint(document)
        #expect(
            findings.compactMap(\.path).sorted() == [
                "$.Statement[0].Action[0]", "$.Statement[0].Action[1]", "$.Statement[0].Action[1]",
                "$.Statement[0].Resource", "$.Version",
            ]
        )
        #expect(findings.allSatisfy { $0.position == nil })
    }

    @Test func generatedPoliciesAreClean() {
        #expect(linter.lint(.trustedSystemRole).isEmpty)
        #expect(linter.lint(.ecsTrust).isEmpty)
    }

    /// What can be repaired by a replacement is clean after it.
    @Test(arguments: cases)
    func replacementsRepair(golden: GoldenCase) throws {
        let file = SourceFile(name: "policy.json", bytes: try golden.bytes("policy.json"))
        let reading = Reading(file)
        for finding in reading.findings + (reading.policy.map(linter.lint) ?? []) {
            guard let replacement = finding.replacement, let span = finding.position?.span else { continue }
            var bytes = file.bytes
            bytes.replaceSubrange(span.start..<span.end, with: replacement.utf8)
            let repaired = Reading(SourceFile(name: "policy.json", bytes: bytes))
            let rest = repaired.findings + (repaired.policy.map(linter.lint) ?? [])
            #expect(!rest.contains { $0.rule == finding.rule && $0.path == finding.path }, "\(finding.message)")
        }
    }

    @Test func veryLongPoliciesAreStillChecked() throws {
        let actions = (0..<60_000).map { "ecs:Run*\($0 % 10)" }
        let document = PolicyDocument(statements: [PolicyStatement(.allow, .matching(.many(actions)), on: .one("y"))])
        #expect(linter.lint(document).map(\.rule) == [.policySize, .policyResource])
    }

    private func describe(_ finding: Diagnostic) -> String {
        var text = "\(place(finding.position)): \(finding.severity.rawValue): \(finding.message) [\(finding.rule)]\n"
        if let path = finding.path { text += "  path: \(path)\n" }
        for label in finding.labels {
            let position = finding.position.map { Diagnostic.Position(file: $0.file, span: label.span) }
            text += "  \(place(position)): \(label.text)\n"
        }
        for note in finding.notes { text += "  note: \(note)\n" }
        for help in finding.helpLines { text += "  help: \(help)\n" }
        return text
    }

    private func place(_ position: Diagnostic.Position?) -> String {
        guard let position else { return "-" }
        let start = position.file.location(at: position.span.start)
        let end = position.file.location(at: position.span.end)
        return "\(start.line):\(start.column)-\(end.line):\(end.column)"
    }
}
