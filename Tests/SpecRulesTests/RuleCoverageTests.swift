import DiagnosticsCore
import Foundation
import SpecRules
import TestSupport
import Testing

/// Every rule has its cases, at least one that it finds something in and one that it only just does not: the folders of
/// `Cases/rules/<rule>`, so that a rule without them is seen here.
@Suite struct RuleCoverageTests {
    private static let folder = "Tests/ecscTests/Cases/rules"
    /// `more-findings` takes a thousand findings to show, which `DiagnosticSinkTests` makes.
    private static let rules = RuleCatalogue.all.map(\.id.rawValue).filter { $0 != "more-findings" }

    private static func cases(of rule: String) -> [GoldenCase] {
        GoldenCase.all(below: "\(folder)/\(rule)", with: "command", "spec.yaml", "spec.json")
    }

    /// Whether what a case is recorded to print shows a finding of a rule, in whatever format.
    private static func shows(_ rule: String, _ golden: GoldenCase) -> Bool {
        ["diagnostics.txt", "stdout", "stderr"].compactMap(golden.text).contains { text in
            text.contains("[\(rule)]\n") || text.contains("\"\(rule)\"") || text.contains("title=\(rule)::")
        }
    }

    @Test(arguments: rules) func aRuleHasCasesAndANearMiss(rule: String) {
        let cases = Self.cases(of: rule)
        let nearMisses = cases.filter { $0.name.hasPrefix("near-miss") }
        #expect(nearMisses.contains { $0.name == "near-miss" }, "there is no case \(Self.folder)/\(rule)/near-miss")
        for golden in nearMisses { #expect(!Self.shows(rule, golden), "\(rule)/\(golden) finds something") }
        let others = cases.filter { !$0.name.hasPrefix("near-miss") }
        for golden in others { #expect(Self.shows(rule, golden), "\(rule)/\(golden) finds nothing") }
        // The linter of policies has one case for several rules.
        let isShown = !others.isEmpty || Self.policies.contains { Self.shows(rule, $0) }
        #expect(isShown, "no case shows a finding of \(rule)")
    }

    private static let policies = GoldenCase.all(below: "Tests/ecscTests/Cases/policies", with: "command")

    @Test func aFolderIsNamedAfterARule() throws {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: Repository.root.appending(path: Self.folder).path)
        #expect(Set(names.filter { !$0.hasPrefix(".") }).subtracting(Self.rules) == [])
    }
}
