import Foundation
import TestSupport
import Testing

/// `ecsc lsp` with a real client: that of pygls, which many editors' tests use.
@Suite(.enabled(if: LanguageClient.isInstalled, "scripts/install-test-tools installs pygls"))
struct LanguageClientTests {
    private struct Report: Decodable {
        let edits: Int
        let compared: Int
        let medians: [String: Double]
        let memory: [Int]

        private enum CodingKeys: String, CodingKey {
            case edits, compared, medians = "median milliseconds", memory = "memory kB"
        }
    }

    @Test func servesARealClient() throws {
        let output = try LanguageClient.run(edits: 1000, checks: 25)
        print("ecsc lsp and pygls: \(output)", terminator: "")
        let report = try JSONDecoder().decode(Report.self, from: Data(output.utf8))
        #expect(report.edits == 1000)
        #expect(report.compared > 500)
        // The medians are printed above and judged by whoever reads them: other work on a machine is no fault.
        #expect(!report.medians.isEmpty)
        let (before, after) = (try #require(report.memory.first), try #require(report.memory.last))
        #expect(Double(after) < Double(before) * 1.2 + 4096, "\(before) kB, then \(after) kB")
    }
}

/// pygls in the virtual environment `.build-python`.
private enum LanguageClient {
    private static let here = URL(filePath: #filePath).deletingLastPathComponent()
    private static let python = Repository.root.appending(path: ".build-python/bin/python")

    static let isInstalled: Bool = {
        let isThere = (try? run(["-c", "import pygls, lsprotocol"]))?.status == 0
        if !isThere {
            print("skipped: ecsc lsp with a real client, as scripts/install-test-tools did not install pygls")
        }
        return isThere
    }()

    private static func run(_ arguments: [String]) throws -> CommandRun {
        // By `env`: whoever follows the link before Python does leaves the environment.
        try CommandRun.run(
            [python.path] + arguments, in: FileManager.default.temporaryDirectory, binary: URL(filePath: "/usr/bin/env")
        )
    }

    static func run(edits: Int, checks: Int) throws -> String {
        let folder = try TemporaryFolder()
        let run = try run([
            here.appending(path: "LanguageClient/client.py").path, CommandRun.binary.path, folder.url.path, "\(edits)",
            "\(checks)",
        ])
        #expect(run.status == 0, "\(run.errorText)")
        return run.outputText
    }
}
