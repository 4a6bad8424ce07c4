import DiagnosticsCore
import Foundation
import SourceTree
import SpecRules
import TestSupport
import Testing

@testable import SpecCompiler

/// Definitions of instances that others have published check without a warning that an operator would call wrong.
@Suite struct PublicDefinitionTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "PublicDefinitions")

    /// The texts, by their files' names.
    static let all: [String: String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let texts = names.filter { $0.hasSuffix(".ecs.yaml") }.map { name in
            (name, (try? String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)) ?? "")
        }
        return Dictionary(texts) { first, _ in first }
    }()

    /// Warnings that are right: types of the first generations, which the platform no longer lists.
    private static let agreed: [String: [Rule]] = [
        "packer-basic": [.instanceType], "packer-documentation": [.instanceType], "packer-jenkins": [.instanceType],
        "terraform-notes": [.instanceType], "terraform-tutorial": [.instanceType],
    ]

    @Test func thereAreEnoughWithTheirSources() throws {
        #expect(Self.all.count >= 12)
        let readme = try String(
            contentsOf: Self.folder.appending(path: "README.md"),
            encoding: .utf8
        )
        for name in Self.all.keys { #expect(readme.contains("| `\(name.replacing(".ecs.yaml", with: ""))` | ")) }
    }

    @Test(arguments: all.keys.sorted()) func aDefinitionIsFreeOfWrongWarnings(name: String) throws {
        let file = SourceFile(name: name, text: Self.all[name] ?? "")
        let findings = try Compilation(file).findings.filter { $0.severity != .note }
        #expect(findings.map(\.rule) == Self.agreed[name.replacing(".ecs.yaml", with: "")] ?? [])
    }
}
