import DiagnosticsCore
import Foundation
import SpecCompiler
import Testing

/// Every rule has a case that it finds something in, and one that it only just does not: folders, so a rule without
/// them is seen here.
@Suite struct RuleCoverageTests {
    /// What the cases of all test targets are recorded to print, by the folder's name.
    private static let recorded: [String: String] = {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        var texts: [String: String] = [:]
        for target in (try? FileManager.default.contentsOfDirectory(atPath: tests.path)) ?? [] {
            let cases = tests.appending(path: "\(target)/Cases")
            for name in (try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? [] {
                for file in ["diagnostics.txt", "stdout", "stderr"] {
                    let url = cases.appending(path: "\(name)/\(file)")
                    texts[name, default: ""] += (try? String(contentsOf: url, encoding: .utf8)) ?? ""
                }
            }
        }
        return texts
    }()

    /// `more-findings` takes a thousand findings to show, which `DiagnosticSinkTests` makes.
    private static let rules = RuleCatalogue.specs.rules.filter { $0 != .moreFindings }.map(\.id)

    @Test(arguments: rules) func aRuleHasACaseAndANearMiss(rule: String) throws {
        #expect(Self.recorded.values.contains { $0.contains("[\(rule)]\n") }, "no case shows a finding of \(rule)")
        let nearMiss = try #require(Self.recorded["\(rule)-near-miss"], "there is no case \(rule)-near-miss")
        #expect(!nearMiss.contains("[\(rule)]"))
    }
}
