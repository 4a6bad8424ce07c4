import Foundation
import LanguageServer
import TestSupport
import Testing

/// Messages in, messages out: `messages.jsonl` has a message a line, and an empty line where nothing more arrives for the
/// time; `answers.jsonl` what comes back. Files beside them are what specs may refer to.
@Suite struct SessionGoldenTests {
    @Test(arguments: GoldenCase.all(below: "Tests/LanguageServerTests/Cases", with: "messages.jsonl"))
    func answersAsExpected(_ golden: GoldenCase) throws {
        let files = try golden.fileNames.filter { !$0.hasSuffix(".jsonl") }.map { ($0, try golden.bytes($0)) }
        var session = try Session(files: files)
        var answers: [String] = []
        var batch: [String] = []
        for line in (golden.text("messages.jsonl") ?? "").components(separatedBy: "\n") {
            if !line.isEmpty {
                batch.append(line)
                continue
            }
            answers += session.receive(batch) + session.work()
            batch = []
        }
        for answer in answers { _ = try Session.parse(answer) }
        let end = session.server.exitStatus.map { "exit \($0)\n" } ?? ""
        try golden.expect(["answers.jsonl": answers.map { $0 + "\n" }.joined() + end])
    }
}
