import Foundation
import TestSupport
import Testing

/// What docs/continuous-integration.md and `.pre-commit-hooks.yaml` tell others to run.
@Suite struct IntegrationTests {
    private static func spec(_ settings: String) -> String {
        """
        apiVersion: ecsc/v1
        kind: Instance
        metadata: {name: web}
        spec:
          region: cn-hangzhou
          type: ecs.g6.large
          image: ubuntu
          network: {vSwitch: vsw-1, securityGroup: sg-1}
        \(settings)

        """
    }

    /// Runs a line in a shell that knows `ecsc`.
    private static func shell(_ line: String, in folder: TemporaryFolder) throws -> CommandRun {
        let program = folder.url.appending(path: "ecsc")
        if !FileManager.default.fileExists(atPath: program.path) {
            try FileManager.default.createSymbolicLink(at: program, withDestinationURL: CommandRun.binary)
        }
        // As workflows run a step.
        return try CommandRun.run(
            ["-e", "-o", "pipefail", "-c", line], environment: ["PATH": "\(folder.url.path):/usr/bin:/bin"],
            in: folder.url, binary: URL(filePath: "/bin/bash")
        )
    }

    private static func page() throws -> String {
        try String(contentsOf: Repository.root.appending(path: "docs/continuous-integration.md"), encoding: .utf8)
    }

    // MARK: - Code scanning

    private struct Log: Decodable {
        struct Run: Decodable {
            let tool: Tool
            let results: [Result]
        }
        struct Tool: Decodable { let driver: Driver }
        struct Driver: Decodable {
            struct Rule: Decodable { let id: String }
            let name: String
            let rules: [Rule]
        }
        struct Result: Decodable {
            let ruleId: String
            let ruleIndex: Int
            let level: String
            let message: Message
            let locations: [Location]
        }
        struct Message: Decodable { let text: String }
        struct Location: Decodable { let physicalLocation: Place }
        struct Place: Decodable {
            let artifactLocation: Artifact
            let region: Region
        }
        struct Artifact: Decodable { let uri: String }
        struct Region: Decodable { let startLine, startColumn, endLine, endColumn: Int }

        let schema: String
        let version: String
        let runs: [Run]

        enum CodingKeys: String, CodingKey {
            case schema = "$schema"
            case version, runs
        }
    }

    /// The step of the recipe leaves findings to code scanning, and makes a log that it takes.
    @Test func theRecipeMakesALog() throws {
        let page = try Self.page()
        let line = try #require(page.firstMatch(of: /\n +run: (ecsc check .*)\n/)?.1)
        #expect(page.contains("sarif_file: ecsc.sarif") && line.contains("> ecsc.sarif"))
        for (settings, count) in [("", 0), ("  count: 101\n  tags: {a: [b]}", 2)] {
            let folder = try TemporaryFolder()
            try folder.write("specs/sub name.ecs.yaml", Self.spec(settings))
            let run = try Self.shell(String(line), in: folder)
            #expect(run.status == 0, Comment(rawValue: run.errorText))
            let data = try Data(contentsOf: folder.url.appending(path: "ecsc.sarif"))
            let log = try JSONDecoder().decode(Log.self, from: data)
            #expect(log.version == "2.1.0" && log.schema.hasSuffix("sarif-schema-2.1.0.json"))
            let only = try #require(log.runs.first)
            #expect(log.runs.count == 1 && only.tool.driver.name == "ecsc" && only.results.count == count)
            for result in only.results {
                #expect(only.tool.driver.rules[result.ruleIndex].id == result.ruleId)
                #expect(["error", "warning", "note"].contains(result.level) && !result.message.text.isEmpty)
                let place = try #require(result.locations.first?.physicalLocation)
                #expect(place.artifactLocation.uri == "specs/sub%20name.ecs.yaml")
                let region = place.region
                #expect(region.startLine >= 1 && region.startColumn >= 1)
                #expect((region.startLine, region.startColumn) < (region.endLine, region.endColumn))
            }
        }
    }

    @Test func theRecipeFailsWhereThereIsNothingToCheck() throws {
        let line = try #require(try Self.page().firstMatch(of: /\n +run: (ecsc check .*)\n/)?.1)
        #expect(try Self.shell(String(line), in: TemporaryFolder()).status != 0)
    }

    // MARK: - Hooks

    /// The hooks of the file: their keys with their values.
    private static func hooks() throws -> [[String: String]] {
        let text = try String(contentsOf: Repository.root.appending(path: ".pre-commit-hooks.yaml"), encoding: .utf8)
        return text.split(separator: "- id: ").map { hook in
            let lines = "id: \(hook)".split(separator: "\n")
            return Dictionary(
                lines.map { line in
                    let parts = line.split(separator: ": ", maxSplits: 1).map {
                        $0.trimmingCharacters(in: .whitespaces)
                    }
                    return (parts[0], parts.count > 1 ? parts[1] : "")
                }
            ) { first, _ in first }
        }
    }

    @Test func hooksAreThoseOfThePage() throws {
        let hooks = try Self.hooks()
        let page = try Self.page()
        #expect(hooks.count == 2)
        for hook in hooks {
            #expect(page.contains("- id: \(hook["id"] ?? "?")\n"))
            #expect(hook["language"] == "swift" && hook["name"]?.isEmpty == false)
            let pattern = try Regex(try #require(hook["files"]).trimmingCharacters(in: ["'"]))
            for name in ["web.ecs.yaml", "a/b.ecs.yml", "c.ecs.json"] { #expect(name.contains(pattern)) }
            for name in ["web.yaml", "web.ecs.yaml.orig", "necs.yaml", "ecs.yaml"] { #expect(!name.contains(pattern)) }
        }
    }

    @Test func hooksPassAndFail() throws {
        let entries = Dictionary(try Self.hooks().map { ($0["id"] ?? "", $0["entry"] ?? "") }) { first, _ in first }
        let folder = try TemporaryFolder()
        try folder.write("good.ecs.yaml", Self.spec("  count: 1"))
        try folder.write("bad.ecs.yaml", Self.spec("  count:    101"))
        let check = try #require(entries["ecsc-check"])
        #expect(try Self.shell("\(check) good.ecs.yaml", in: folder).status == 0)
        #expect(try Self.shell("\(check) good.ecs.yaml bad.ecs.yaml", in: folder).status == 1)
        // A hook that formats fails by what it changes.
        #expect(
            try Self.shell("\(try #require(entries["ecsc-fmt"])) bad.ecs.yaml", in: folder).outputText
                == "bad.ecs.yaml\n")
    }
}
