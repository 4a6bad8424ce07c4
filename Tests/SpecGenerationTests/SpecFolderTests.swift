import DiagnosticsCore
import Foundation
import GeneratorSupport
import SourceTree
import Testing
import YAMLTree

@testable import SpecGeneration

@Suite struct SpecFolderTests {
    @Test(arguments: [
        ("*.ecs.yaml", "web.ecs.yaml", true),
        ("./*.ecs.yaml", "web.ecs.yaml", true),
        ("*.ecs.yaml", "specs/web.ecs.yaml", false),
        ("specs/*.ecs.*", "specs/web.ecs.json", true),
        ("specs/*", "specs/a/web.ecs.json", false),
        ("**/*.ecs.yaml", "web.ecs.yaml", true),
        ("**/*.ecs.yaml", "a/b/c/web.ecs.yaml", true),
        ("a/**/web.ecs.yaml", "a/web.ecs.yaml", true),
        ("a/**/web.ecs.yaml", "b/web.ecs.yaml", false),
        ("**", "a/b", true),
        ("we?.ecs.yaml", "web.ecs.yaml", true),
        ("", "web.ecs.yaml", false),
    ])
    func matchesPaths(pattern: String, path: String, isMatch: Bool) {
        #expect(SpecFolder.matches(path, pattern) == isMatch)
    }

    @Test func readsEachFileOnceAndReportsWhatMatchesNothing() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for path in ["b.ecs.yaml", "a/c.ecs.yaml", "a.ecs.json", ".hidden/d.ecs.yaml", ".e.ecs.yaml", "a/note.txt"] {
            let url = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true
            )
            try Data(path.utf8).write(to: url)
        }
        var sink = DiagnosticSink()
        let patterns = ["**/*.ecs.yaml", "*.ecs.json", "b*", "x/*.yaml"].map { GenerationConfig.Setting($0) }
        let files = try SpecFolder(path: folder.path).files(matching: patterns, reportingTo: &sink)
        #expect(files.map(\.path) == ["a.ecs.json", "a/c.ecs.yaml", "b.ecs.yaml"])
        #expect(files.map(\.format) == [.json, .yaml, .yaml])
        #expect(files.map { String(decoding: $0.source.bytes, as: UTF8.self) } == files.map(\.path))
        #expect(sink.diagnostics.map(\.rule) == [.fileNotFound])
    }
}
