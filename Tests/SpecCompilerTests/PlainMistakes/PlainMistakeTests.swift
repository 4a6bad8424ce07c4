import DiagnosticsCore
import Foundation
import SourceTree
import TestSupport
import Testing

@testable import SpecCompiler

/// Specs with one plain mistake each, of the kinds that operators make: `mistakes.txt` has them with the rule that finds
/// each.
@Suite struct PlainMistakeTests {
    struct Mistake: CustomTestStringConvertible {
        let name: String
        /// The rule that finds it; nil where nothing offline can.
        let rule: String?
        /// The lines below `spec`.
        let settings: [(key: String, line: String)]

        var testDescription: String { name }

        /// The spec: settings of a right one, but for those of the mistake.
        var text: String {
            var lines = Self.right.filter { entry in !settings.contains { $0.key == entry.key } }
            lines += settings
            return "apiVersion: ecsc/v1\nkind: Instance\nmetadata: {name: web}\nspec:\n"
                + lines.map { "  \($0.line)\n" }.joined()
        }

        private static let right = [
            "region: cn-hangzhou", "type: ecs.g6.large", "image: ubuntu_22_04_x64_20G_alibase_20230515.vhd",
            "network: {vSwitch: vsw-bp134jzf285qg9u6w, securityGroup: sg-bp1c3o8hzd14dovh}",
        ].map(setting)

        static func setting(_ line: String) -> (key: String, line: String) {
            (String(line.prefix { $0 != ":" }), line)
        }

        /// A spec that nothing is wrong with.
        static let none = Mistake(name: "none", rule: nil, settings: [])
    }

    static let mistakes: [Mistake] = {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "mistakes.txt")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        var mistakes: [Mistake] = []
        for block in text.split(separator: "\n\n") {
            let lines = block.split(separator: "\n").map(String.init)
            guard let head = lines.first?.firstMatch(of: /^\[([a-z0-9-]+)\] ([a-z0-9-]+)$/) else { continue }
            let rule = head.2 == "silent" ? nil : String(head.2)
            mistakes.append(
                Mistake(name: String(head.1), rule: rule, settings: lines.dropFirst().map(Mistake.setting))
            )
        }
        return mistakes
    }()

    /// 2026-11-28.
    static let now: Int64 = 1_795_824_000

    private static func findings(of mistake: Mistake) throws -> [Diagnostic] {
        var run = CompilationRun(library: try bundledLibrary.get(), now: now)
        _ = try run.compile(SourceFile(name: "spec", text: mistake.text), format: .yaml, files: .none)
        run.finish()
        return run.findings.diagnostics.filter { $0.severity != .note }
    }

    @Test func thereAreEnoughOfThem() {
        #expect(Self.mistakes.count > 145)
        #expect(Set(Self.mistakes.map(\.name)).count == Self.mistakes.count)
    }

    @Test func theSpecIsRightWithoutThem() throws {
        #expect(try Self.findings(of: .none).map(\.message) == [])
    }

    @Test(arguments: mistakes.filter { $0.rule != nil }) func aMistakeIsFound(_ mistake: Mistake) throws {
        let findings = try Self.findings(of: mistake)
        #expect(findings.map(\.rule.id).contains(try #require(mistake.rule)), "\(findings.map(\.message))")
        // Where it stands, and what to do about it or why it is one.
        for finding in findings {
            #expect(finding.position != nil, "\(finding.message)")
        }
    }

    /// What passes in silence is named in the documentation, with the reason.
    @Test func whatPassesInSilenceIsDocumented() throws {
        let page = try String(contentsOf: Repository.root.appending(path: "docs/not-checked.md"), encoding: .utf8)
        let silent = try Self.mistakes.filter { try Self.findings(of: $0).isEmpty }
        print("\(silent.count) of \(Self.mistakes.count) plain mistakes pass in silence:", silent.map(\.name))
        #expect(silent.map(\.name) == Self.mistakes.filter { $0.rule == nil }.map(\.name))
        for mistake in silent { #expect(page.contains("`\(mistake.name)`: "), "\(mistake.name)") }
        #expect(silent.count <= 8)
    }
}
