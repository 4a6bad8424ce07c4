import DiagnosticsCore
import Foundation
import SpecRules
import TestSupport
import Testing

@Suite struct RuleReferenceTests {
    @Test func pageIsFresh() throws {
        let page = Repository.root.appending(path: "docs/rules.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        #expect(text == RuleReference.markdown, "docs/rules.md is stale; write it again: \(RuleReference.command)")
    }

    @Test func everyRuleHasASection() {
        let lines = Set(RuleReference.markdown.split(separator: "\n").map(String.init))
        for rule in RuleCatalogue.all { #expect(lines.contains("## \(rule.id)")) }
    }

    @Test func idsAreWordsInKebabCaseAndUnique() {
        let ids = RuleCatalogue.all.map(\.id.rawValue)
        #expect(Set(ids).count == ids.count)
        for id in ids { #expect(id.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil, "\(id)") }
    }

    @Test func aRuleSaysEverything() throws {
        let rule = try #require(RuleCatalogue.rule("trusted-family"))
        for part in [rule.checks, rule.reason, rule.remedy, rule.source.text, "2021-07"] {
            #expect(rule.text.contains(part))
            #expect(rule.json.text().contains(part))
        }
    }
}
