import DiagnosticsCore
import Foundation
import SpecRules
import TestSupport
import Testing

@Suite struct RuleCatalogueTests {
    @Test func idsAreKebabCaseAndUnique() {
        let ids = RuleCatalogue.all.map(\.id.rawValue)
        #expect(Set(ids).count == ids.count)
        for id in ids { #expect(id.wholeMatch(of: #/[a-z0-9]+(-[a-z0-9]+)*/#) != nil, "\(id)") }
    }

    @Test(arguments: RuleCatalogue.all.map(\.id.rawValue))
    func everyRuleIsDescribed(id: String) throws {
        let rule = try #require(RuleCatalogue.rule(RuleID(rawValue: id)))
        for text in [rule.checks, rule.reason, rule.remedy] {
            #expect(text.hasSuffix(".") && text.count > 15 && !text.contains("\n"))
            #expect(text.first?.isUppercase == true || text.hasPrefix("cloud-init") || text.hasPrefix("metadata.name"))
        }
        #expect(rule.severities == rule.severities.sorted(by: >) && !rule.severities.isEmpty)
        #expect(!rule.source.text.isEmpty)
    }

    @Test func unknownNamesHaveNoRule() { #expect(RuleCatalogue.rule("no-such-rule") == nil) }

    /// Words in kebab case in the sources of everything that reports findings about a spec are rules, or stand here.
    private static let otherWords: Set = [
        // Kinds of payloads and of MIME headers, templates, steps of plans.
        "cloud-config", "cloud-config-archive", "cloud-config-jsonp", "upstart-job", "part-handler", "content-type",
        "content-disposition", "content-transfer-encoding", "quoted-printable", "trust-agent-install",
        "trust-agent-hardened", "run-instances", "create-instance",
        "create-role", "get-role", "attach-role", "create-policy", "attach-policy", "wait-until-running",
        "wait-until-stopped", "start-instance", "read-trusted-tag", "open-kms", "describe-kms-status",
    ]

    /// Files that list programs of shells by their names.
    private static let tablesOfPrograms: Set = [
        "CloudConfigPlaces.swift", "CommandWords+Programs.swift",
        "PowerShellReader+Table.swift", "ShellProgram+Table.swift",
    ]

    @Test(arguments: [
        "SourceTree", "InstanceSpec", "SpecRules/Checks", "SpecCompiler", "UserData", "RAMPolicy",
    ])
    func everyReportedRuleIsInTheCatalogue(folder: String) throws {
        let sources = Repository.root.appending(path: "Sources/\(folder)")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var found: Set<String> = []
        for case let file as URL in files
        where file.pathExtension == "swift" && !Self.tablesOfPrograms.contains(file.lastPathComponent) {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: #/"([a-z]+(?:-[a-z]+)+)"/#) { found.insert(String(match.1)) }
        }
        #expect(!found.isEmpty)
        let known = Set(RuleCatalogue.all.map(\.id.rawValue)).union(Self.otherWords)
        #expect(found.subtracting(known) == [])
    }
}
