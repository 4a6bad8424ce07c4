import Foundation
import Testing

@Suite struct BadInputTests {
    @Test(arguments: BadInput.all) func isAnsweredWithOneError(_ bad: BadInput) throws {
        let folder = try TemporaryFolder()
        try bad.prepare(folder)
        let before = try folder.files()
        let run = try CommandRun.run(
            bad.arguments, input: bad.input, environment: bad.environment, in: folder.url
        )
        #expect(run.endedNormally)
        #expect(run.status == bad.status, "\(run.errorText)")
        #expect(run.errorCount == 1, "\(run.errorText)")
        #expect(run.errorText.contains(bad.message), "\(run.errorText)")
        #expect(run.errorText.utf8.count < 4_000)
        #expect(!run.errorText.contains("Hunter2"))
        #expect(!run.errorText.contains("\u{1B}"))
        #expect(run.output.isEmpty)
        #expect(try folder.files() == before)
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("out").path))
    }

    /// What `check` finds is its result, and its exit code is that of `compile`.
    @Test(
        arguments: BadInput.all.filter {
            [1, 65].contains($0.status) && $0.arguments.last == "web.ecs.yaml" && $0.environment.isEmpty
        })
    func isFoundByCheckToo(_ bad: BadInput) throws {
        let folder = try TemporaryFolder()
        try bad.prepare(folder)
        let run = try CommandRun.run(["check", "--format", "json", "web.ecs.yaml"], in: folder.url)
        #expect(run.endedNormally)
        #expect(run.errorText.isEmpty)
        #expect(!run.outputText.contains("Hunter2"))
        let findings = try #require(try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
        // Whether a variable is set is of no matter before a request is made.
        let isForRequests = bad.message == "[undefined-variable]"
        #expect(run.status == (isForRequests ? 0 : bad.status))
        #expect(findings.filter { $0["severity"] as? String == "error" }.count == (isForRequests ? 0 : 1))
    }
}
