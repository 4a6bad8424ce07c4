import DiagnosticsCore
import GenerationInput
import SourceTree
import SpecCompiler
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
        ("e\u{301}.yaml", "\u{E9}.yaml", false),
        ("*/*", "a/\u{301}b", true),
        ("*", "a/\u{301}b", false),
    ])
    func matchesPaths(pattern: String, path: String, isMatch: Bool) {
        #expect(SpecFolder.matches(path, pattern) == isMatch)
    }

    @Test func readsFilesWhoseNamesOnlyLookTheSame() throws {
        let source = FileSource { path, _ in
            Array(path.utf8)
        } list: { _ in
            ["\u{E9}.yaml", "e\u{301}.yaml"]
        }
        var sink = DiagnosticSink()
        let files = try SpecFolder(path: "specs", source: source)
            .files(matching: [.init("*.yaml")], into: &sink)
        #expect(files.count == 2 && !files[0].path.utf8.elementsEqual(files[1].path.utf8))
        #expect(files.allSatisfy { $0.source.bytes.elementsEqual("specs/\($0.path)".utf8) })
    }

    @Test func readsEachFileOnceAndReportsWhatMatchesNothing() throws {
        let source = FileSource { path, _ in
            Array(path.utf8)
        } list: { _ in
            ["b.ecs.yaml", "a/note.txt", "a/c.ecs.yaml", "a.ecs.json"]
        }
        var sink = DiagnosticSink()
        let patterns = ["**/*.ecs.yaml", "*.ecs.json", "b*", "x/*.yaml"].map { GenerationConfig.Setting($0) }
        let files = try SpecFolder(path: "specs", source: source).files(matching: patterns, into: &sink)
        #expect(files.map(\.path) == ["a.ecs.json", "a/c.ecs.yaml", "b.ecs.yaml"])
        #expect(files.map(\.format) == [.json, .yaml, .yaml])
        #expect(files.map { String(decoding: $0.source.bytes, as: UTF8.self) } == files.map { "specs/" + $0.path })
        #expect(sink.diagnostics.map(\.rule) == [.fileNotFound])
    }
}
