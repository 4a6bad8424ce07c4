import Foundation
import TestSupport
import Testing

/// What `ecsc explain` says of the rules, held against the rules' files and against the commands.
@Suite struct RuleTests {
    struct Rule: Decodable, CustomTestStringConvertible {
        struct Example: Decodable {
            let command: String?
            let files: [String: String]
        }

        let id: String
        let severities: [String]
        let checks: String
        let reason: String
        let remedy: String
        let source: String
        let serviceErrors: [String]
        let wrong: Example
        let right: Example

        var testDescription: String { id }
    }

    /// The catalogue as the command prints it.
    private static let rules: [Rule] = {
        guard let folder = try? TemporaryFolder(),
            let run = try? CommandRun.run(["explain", "rules", "--format", "json"], in: folder.url)
        else { return [] }
        return (try? JSONDecoder().decode([Rule].self, from: run.output)) ?? []
    }()

    @Test func idsAreWordsInKebabCaseAndUnique() {
        let ids = Self.rules.map(\.id)
        #expect(ids.count > 80 && Set(ids).count == ids.count)
        for id in ids { #expect(id.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil, "\(id)") }
    }

    /// A code that no table has would never be met, and `explain` leads from each code to its rule.
    @Test func everyServiceErrorLeadsToItsRule() throws {
        let rules = Self.rules.filter { !$0.serviceErrors.isEmpty }
        #expect(rules.count > 10)
        let folder = try TemporaryFolder()
        for rule in rules {
            for code in rule.serviceErrors {
                let run = try CommandRun.run(["explain", code], in: folder.url)
                let text = String(decoding: run.output, as: UTF8.self)
                #expect(text.contains("  rule:    ") && text.contains(rule.id), "\(code)")
                #expect(text.contains("  status:  4"), "\(code)")
            }
        }
    }

    /// One rule, one file: each is declared in a file of its name, in a folder `Rules` of some target.
    @Test func everyRuleHasAFileAndEveryFileARule() throws {
        let sources = Repository.root.appendingPathComponent("Sources")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
        let files = paths.filter { $0.hasSuffix(".swift") && $0.contains("/Rules/") }.map { path in
            path.split(separator: "/").last.map { $0.dropLast(".swift".count).lowercased() } ?? ""
        }
        #expect(Set(files) == Set(Self.rules.map { $0.id.replacing("-", with: "") }))
    }

    @Test(arguments: rules) func aRuleSaysEverything(rule: Rule) throws {
        for text in [rule.checks, rule.reason, rule.remedy] {
            #expect(text.hasSuffix(".") && text.count > 15 && !text.contains("\n"))
            #expect(text.first?.isUppercase == true || text.hasPrefix("cloud-init") || text.hasPrefix("metadata.name"))
        }
        let gravestFirst = ["error", "warning", "note"].filter(rule.severities.contains)
        #expect(rule.severities == gravestFirst && !gravestFirst.isEmpty)
        #expect(!rule.source.isEmpty)
        let folder = try TemporaryFolder()
        let page = try CommandRun.run(["explain", rule.id], in: folder.url)
        #expect(page.status == 0)
        for text in [rule.checks, rule.reason, rule.remedy, rule.source, "wrong", "right:"] {
            #expect(page.outputText.contains(text))
        }
    }

    @Test func thePageOfTheRulesIsUpToDate() throws {
        let folder = try TemporaryFolder()
        let page = try Data(contentsOf: Repository.root.appendingPathComponent("docs/rules.md"))
        let run = try CommandRun.run(["explain", "rules"], in: folder.url)
        #expect(run.output == page, "scripts/ecsc explain rules > docs/rules.md")
    }

    /// A file that is compiled in is tried where it is read.
    private static let tried = rules.filter { $0.wrong.command != nil }

    @Test(arguments: tried) func theWrongExampleBreaksTheRuleAndNoOther(rule: Rule) throws {
        let found = try Self.findings(of: rule.wrong)
        #expect(found.contains { $0.rule == rule.id }, "\(found)")
        #expect(found.filter { $0.rule == rule.id }.allSatisfy { rule.severities.contains($0.severity) })
        // Notes are about every instance of a kind, whatever is wrong with it; other rules' come along.
        if rule.severities != ["note"] {
            #expect(found.allSatisfy { $0.severity == "note" || $0.rule == rule.id }, "\(found)")
        }
    }

    @Test(arguments: tried) func theRightExampleDoesNot(rule: Rule) throws {
        let found = try Self.findings(of: rule.right)
        #expect(!found.contains { $0.rule == rule.id }, "\(found)")
        if rule.severities != ["note"] { #expect(found.allSatisfy { $0.severity == "note" }, "\(found)") }
    }

    struct Finding {
        let severity: String
        let rule: String
    }

    /// What the example's command finds in its files.
    private static func findings(of example: Rule.Example) throws -> [Finding] {
        let folder = try TemporaryFolder()
        for (name, text) in example.files { try folder.write(name, text) }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "{\n\(try #require(example.command))\n} > findings.txt 2>&1"]
        process.currentDirectoryURL = folder.url
        let binaries = CommandRun.binary.deletingLastPathComponent().path
        process.environment = [
            "PATH": "\(binaries):/usr/bin:/bin", "HOME": folder.url.path, "LC_ALL": "C.UTF-8",
            "ALIBABA_CLOUD_ACCESS_KEY_ID": "testid", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "testsecret",
        ]
        try process.run()
        process.waitUntilExit()
        let url = folder.url.appendingPathComponent("findings.txt")
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        return text.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^(?:\S.*?: )?(error|warning|note): .*\[([a-z0-9-]+)\]$/).map { match in
                Finding(severity: String(match.1), rule: String(match.2))
            }
        }
    }
}
