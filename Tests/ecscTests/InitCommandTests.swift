import Foundation
import TestSupport
import Testing

/// `init`.
@Suite struct InitCommandTests {
    @Test(arguments: [
        [], ["--trusted"], ["--region", "cn-beijing"], ["db", "--trusted", "--region", "ap-southeast-1"],
    ])
    func writesASpecThatChecksCleanAndIsFormatted(arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.run(["init"] + arguments, in: folder.url)
        #expect(run.status == 0, Comment(rawValue: run.errorText))
        let name = arguments.first == "db" ? "db.ecs.yaml" : "web.ecs.yaml"
        if arguments.first == "db" {
            #expect(run.outputText == "db.ecs.yaml\n")
        } else {
            try folder.write(name, run.output)
        }
        #expect(try CommandRun.run(["fmt", "--check", name], in: folder.url).status == 0)
        let check = try CommandRun.run(["check", "--strict", name], in: folder.url)
        #expect(check.status == 0, Comment(rawValue: check.outputText))
        let compiled = try CommandRun.run(["compile", name, "--emit", "parameters"], in: folder.url)
        if let region = arguments.firstIndex(of: "--region") {
            #expect(compiled.outputText.contains("\"RegionId\":\"\(arguments[region + 1])\""))
        }
        #expect(compiled.outputText.contains("TrustedSystemMode") == arguments.contains("--trusted"))
        #expect(run.errorText.contains("KMS") == arguments.contains("--trusted"))
        #expect(run.errorText.contains("AliyunECSInstanceForYundunSysTrustRole") == arguments.contains("--trusted"))
    }

    @Test func neverTakesThePlaceOfAFile() throws {
        let folder = try TemporaryFolder()
        try folder.write("web.ecs.yaml", "mine")
        let run = try CommandRun.run(["init", "web"], in: folder.url)
        #expect(run.status == 73)
        #expect(try String(contentsOf: folder.url.appendingPathComponent("web.ecs.yaml"), encoding: .utf8) == "mine")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["web.ecs.yaml"])
    }

    @Test(arguments: ["../web", "1web", "we b", ""]) func refusesNamesThatAreNone(name: String) throws {
        #expect(try CommandRun.run(["init", name], in: Repository.root).status == 64)
    }
}
