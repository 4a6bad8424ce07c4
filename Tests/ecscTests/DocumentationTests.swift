import Foundation
import TestSupport
import Testing

/// Every spec in the documentation compiles, without a warning.
@Suite struct DocumentationTests {
    /// A block of YAML in a page.
    struct Example: CustomTestStringConvertible, Sendable {
        let page: String
        let line: Int
        let text: String

        var testDescription: String { "\(page):\(line)" }
    }

    static let examples: [Example] = {
        let docs =
            (try? FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: "docs").path)) ?? []
        let pages = ["README.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
        return pages.flatMap(examples)
    }()

    private static func examples(of page: String) -> [Example] {
        let text = (try? String(contentsOf: Repository.root.appending(path: page), encoding: .utf8)) ?? ""
        var found: [Example] = []
        var block: (line: Int, lines: [Substring])?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let open = block {
                if line == "```" {
                    found.append(Example(page: page, line: open.line, text: open.lines.map { $0 + "\n" }.joined()))
                    block = nil
                } else {
                    block?.lines.append(line)
                }
            } else if line == "```yaml" {
                block = (index + 2, [])
            }
        }
        return found
    }

    @Test(arguments: examples) func compilesInStrictMode(_ example: Example) throws {
        let folder = try TemporaryFolder()
        try folder.write("example.ecs.yaml", example.text)
        let run = try CommandRun.run(["compile", "example.ecs.yaml", "--strict", "--unsigned"], in: folder.url)
        #expect(run.status == 0, "\(run.errorText)")
        #expect(!run.outputText.isEmpty)
    }

    @Test func thereAreExamples() {
        #expect(Self.examples.contains { $0.page == "README.md" })
        #expect(Self.examples.count { $0.page == "docs/writing-specs.md" } >= 4)
    }
}
