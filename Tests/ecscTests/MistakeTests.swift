import Foundation
import TestSupport
import Testing

/// The mistakes of `docs/mistakes.md`: folders with a `title`, a spec with the mistake (`mistake.ecs.yaml`), what
/// `ecsc check` says of it (`finding.txt`), and the spec mended by what it says (`mended.ecs.yaml`).
///
/// The page is made of them: `RECORD_GOLDENS=mistakes` writes it, too.
@Suite struct MistakeTests {
    private static let cases = GoldenCase.all(below: "Tests/ecscTests/Cases", with: "title")
    private static let page = GoldenCase(folder: Repository.root.appending(path: "docs"), name: "mistakes")

    @Test(arguments: cases) func isFoundAndMended(_ mistake: GoldenCase) throws {
        let found = try check("mistake.ecs.yaml", of: mistake)
        #expect(!found.outputText.isEmpty)
        let mended = try check("mended.ecs.yaml", of: mistake)
        #expect(mended.status == 0, "\(mended.outputText)\(mended.errorText)")
        try mistake.expect(["finding.txt": found.outputText])
    }

    @Test(.enabled(if: cases.count > 1)) func thePageShowsThem() throws {
        #expect(Self.cases.count == 25)
        let head = try #require(Self.page.text("mistakes.md")?.components(separatedBy: "\n## ").first)
        let sections = try Self.cases.map(section)
        try Self.page.expect(["mistakes.md": ([head] + sections).joined(separator: "\n## ")])
    }

    private func check(_ file: String, of mistake: GoldenCase) throws -> CommandRun {
        let folder = try TemporaryFolder()
        for name in mistake.fileNames { try folder.write(name, mistake.text(name) ?? "") }
        return try CommandRun.run(["check", "--strict", file], in: folder.url)
    }

    /// Title, changed lines and finding.
    private func section(of mistake: GoldenCase) throws -> String {
        func lines(_ name: String) throws -> [String] {
            try #require(mistake.text(name)).split(separator: "\n").map(String.init)
        }
        let changes = try lines("mended.ecs.yaml").difference(from: lines("mistake.ecs.yaml"))
        func text(of change: CollectionDifference<String>.Change) -> String {
            switch change {
            case .remove(_, let line, _): "-\(line)"
            case .insert(_, let line, _): "+\(line)"
            }
        }
        let diff = (Array(changes.removals) + Array(changes.insertions)).map(text)
        let title = try #require(mistake.text("title")).split(separator: "\n").joined()
        let finding = try lines("finding.txt")
        return """
            \(title)

            ```diff
            \(diff.joined(separator: "\n"))
            ```

            ```text
            \(finding.joined(separator: "\n"))
            ```

            """
    }
}
