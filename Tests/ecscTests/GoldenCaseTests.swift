import Foundation
import Testing

/// A folder below `Cases/`: `command` (arguments, one a line), `stdin`, input files, and what is expected in `stdout`,
/// `stderr` and `exit`. An absent file stands for an empty text, and for exit 0. A new case is a new folder; `RECORD_GOLDENS=1` writes what is expected, and fails.
struct GoldenCase: CustomTestStringConvertible, Sendable {
    let folder: URL

    var testDescription: String { folder.lastPathComponent }

    static let all: [GoldenCase] = {
        let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map { GoldenCase(folder: cases.appendingPathComponent($0)) }
    }()

    func text(_ name: String) -> String? {
        try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
}

@Suite struct GoldenCaseTests {
    static let expectedFiles: Set<String> = ["command", "stdout", "stderr", "exit", "stdin"]

    @Test func casesExist() {
        #expect(!GoldenCase.all.isEmpty)
    }

    @Test(arguments: GoldenCase.all) func printsWhatIsExpected(of golden: GoldenCase) throws {
        let scratch = try TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: golden.folder.path)
        where !Self.expectedFiles.contains(name) {
            try FileManager.default.copyItem(
                at: golden.folder.appendingPathComponent(name), to: scratch.url.appendingPathComponent(name)
            )
        }
        // Cases may use the examples, by the path that a user at the repository's top would type.
        try FileManager.default.createSymbolicLink(
            at: scratch.url.appendingPathComponent("Examples"),
            withDestinationURL: Repository.root.appendingPathComponent("Examples")
        )
        let arguments = try #require(golden.text("command")).split(separator: "\n").map(String.init)
        let run = try CommandRun.run(arguments, input: Data((golden.text("stdin") ?? "").utf8), in: scratch.url)
        let actual = ["stdout": run.outputText, "stderr": run.errorText, "exit": "\(run.status)\n"]
            .mapValues { $0.replacing(scratch.url.path, with: "FOLDER") }
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            for (name, text) in actual {
                let url = golden.folder.appendingPathComponent(name)
                if text.isEmpty || (name == "exit" && run.status == 0) {
                    try? FileManager.default.removeItem(at: url)
                } else {
                    try text.write(to: url, atomically: true, encoding: .utf8)
                }
            }
            Issue.record("recorded; look at the difference and run again without RECORD_GOLDENS")
            return
        }
        #expect(run.endedNormally)
        #expect(actual["stdout"] == golden.text("stdout") ?? "")
        #expect(actual["stderr"] == golden.text("stderr") ?? "")
        #expect(actual["exit"] == golden.text("exit") ?? "0\n")
    }
}
