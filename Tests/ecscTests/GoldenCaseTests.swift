import Foundation
import TestSupport
import Testing

/// Folders with a `command` (arguments, one a line), `stdin`, input files, and what is expected in `stdout`, `stderr` and
/// `exit`, and of files that it has changed in `written`. An absent file stands for an empty text, and for exit 0.
@Suite struct GoldenCaseTests {
    private static let cases = GoldenCase.all(below: "Tests/ecscTests/Cases", with: "command")
    private static let expectedFiles: Set<String> = ["command", "stdout", "stderr", "exit", "stdin", "written"]

    @Test func casesExist() {
        #expect(Self.cases.count > 150)
    }

    @Test(arguments: cases) func printsWhatIsExpected(of golden: GoldenCase) throws {
        let scratch = try TemporaryFolder()
        for name in golden.fileNames where !Self.expectedFiles.contains(name) {
            try FileManager.default.copyItem(
                at: golden.folder.appending(path: name), to: scratch.url.appending(path: name)
            )
        }
        // Cases may use the examples, by the path that a user at the repository's top would type.
        try FileManager.default.createSymbolicLink(
            at: scratch.url.appending(path: "Examples"),
            withDestinationURL: Repository.root.appending(path: "Examples")
        )
        let arguments = try #require(golden.text("command")).split(separator: "\n").map(String.init)
        let run = try CommandRun.run(arguments, input: Data((golden.text("stdin") ?? "").utf8), in: scratch.url)
        #expect(run.endedNormally)
        func shown(_ text: String) -> String { text.replacing(scratch.url.path, with: "FOLDER") }
        try golden.expect([
            "stdout": shown(run.outputText), "stderr": shown(run.errorText),
            "exit": run.status == 0 ? "" : "\(run.status)\n", "written": try Self.written(in: scratch, of: golden),
        ])
    }

    /// The files that are no longer as they lie in the folder of the case, each behind its name.
    private static func written(in scratch: TemporaryFolder, of golden: GoldenCase) throws -> String {
        try golden.fileNames.sorted().filter { !expectedFiles.contains($0) }.compactMap { name -> String? in
            var isFolder: ObjCBool = false
            let path = scratch.url.appending(path: name)
            guard FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder), !isFolder.boolValue else {
                return nil
            }
            let text = try Data(contentsOf: path)
            return text == Data(try golden.bytes(name))
                ? nil : "==> \(name) <==\n\(String(decoding: text, as: UTF8.self))"
        }.joined()
    }
}
