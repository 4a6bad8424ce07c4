import CommandSupport
import DiagnosticsCore
import Foundation
import GenerationInput
import GeneratorSupport
import ModelEmitter
import Testing

/// The library for tests has a type of the same name.
private typealias ExitStatus = CommandSupport.ExitStatus

@Suite struct GeneratorRunTests {
    /// A folder that is gone after the test.
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func config(_ text: String, in folder: URL) throws -> String {
        let url = folder.appendingPathComponent("ecs-models.json")
        try Data(text.utf8).write(to: url)
        return url.path
    }

    @Test(arguments: [
        (#"{"apiDoc": "x"}"# as String?, nil as Int32?), (#"{"shards": 0}"#, nil), ("[]", nil), ("{", 65),
        ("", 65), (nil, 66),
    ])
    func aFaultyConfigIsReportedByOneOfTwo(text: String?, status: Int32?) throws {
        try withFolder { folder in
            let path = try text.map { try config($0, in: folder) } ?? folder.path + "/ecs-models.json"
            var run = GeneratorRun()
            do {
                _ = try run.readConfig(at: path)
                #expect(status == nil)
            } catch {
                #expect((error as? ExitStatus)?.rawValue == status)
            }
            #expect(run.findings.hasErrors)
            #expect(throws: ExitStatus.self) { try run.finish(checking: true) }
            // The other one knows that there is no config to go by, and succeeds.
            let silent = GeneratorRun()
            #expect(silent.readCheckedConfig(at: path) == nil)
            #expect(silent.findings.diagnostics.isEmpty)
            try silent.finish(checking: true)
        }
    }

    @Test func aConfigWithoutFaultsIsReadByBoth() throws {
        try withFolder { folder in
            let path = try config(#"{"apiDocs": "ecs/2014-05-26", "shards": 2}"#, in: folder)
            var run = GeneratorRun()
            #expect(try run.readConfig(at: path).options.shardCount == 2)
            #expect(GeneratorRun().readCheckedConfig(at: path)?.options.shardCount == 2)
        }
    }

    @Test func warningsEndAStrictRun() throws {
        try withFolder { folder in
            let output = folder.appendingPathComponent("out").path
            for isStrict in [true, false] {
                let style = FindingStyle(color: .never, isStrict: isStrict)
                var run = GeneratorRun(reporter: FindingsReporter(style: style, areResult: false))
                run.findings.report(Diagnostic(.warning, .invalidConfig, "a test's"))
                run.add([GeneratedFile(name: "Models01.swift", text: "")], to: GeneratedFolder(path: output))
                if isStrict {
                    #expect(throws: ExitStatus.findings) { try run.finish(checking: false) }
                } else {
                    try run.finish(checking: false)
                }
                #expect(FileManager.default.fileExists(atPath: output) != isStrict)
            }
        }
    }

    /// Files of several folders are one group.
    @Test func allFilesAreWrittenOrNone() throws {
        try withFolder { folder in
            try Data().write(to: folder.appendingPathComponent("file"))
            var run = GeneratorRun()
            for name in ["out", "file"] {
                run.add(
                    [GeneratedFile(name: "Models01.swift", text: name)],
                    to: GeneratedFolder(path: folder.appendingPathComponent(name).path))
            }
            let failure = #expect(throws: CommandFailure.self) { try run.finish(checking: false) }
            #expect(failure?.status == .cannotWrite)
            #expect(failure?.message.hasPrefix(folder.path + "/file") == true)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
        }
    }

    @Test func aConfigKnowsWhereItNamesSpecs() throws {
        try withFolder { folder in
            var run = GeneratorRun()
            let config = try run.readConfig(at: config("{\n  \"specs\": [\"*.ecs.yaml\"]\n}", in: folder))
            let position = try #require(config.specsPosition)
            #expect(position.file.text(in: position.span) == "\"specs\"")
            #expect(config.position?.span == SourceSpan(0, 1))
        }
    }

    @Test func nothingIsWrittenBesideAnError() throws {
        try withFolder { folder in
            var run = GeneratorRun()
            let output = folder.appendingPathComponent("out").path
            run.add([GeneratedFile(name: "Models01.swift", text: "")], to: GeneratedFolder(path: output))
            #expect(throws: ExitStatus.self) { try run.finish(checking: true) }
            run.findings.report(Diagnostic(.error, .invalidConfig, "wrong"))
            #expect(throws: ExitStatus.self) { try run.finish(checking: false) }
            #expect(!FileManager.default.fileExists(atPath: output))
        }
    }

    @Test(arguments: [
        ([GeneratedFolder.Kind.models], ["Models02.swift"]), ([.specs], ["CompiledSpecs.swift"]),
        ([.models, .specs], ["CompiledSpecs.swift", "Models02.swift"]), ([], []),
    ])
    func leftoversAreTheirs(kinds: [GeneratedFolder.Kind], leftOver: [String]) throws {
        try withFolder { folder in
            for name in ["Models02.swift", "CompiledSpecs.swift", "Mine.swift"] {
                try Data("// Generated by ecsc-codegen 0\n".utf8).write(to: folder.appendingPathComponent(name))
            }
            let output = GeneratedFolder(path: folder.path, kinds: Set(kinds))
            #expect(output.changes(for: []).leftOver == leftOver)
        }
    }
}
