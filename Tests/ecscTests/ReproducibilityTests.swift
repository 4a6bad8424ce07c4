import Foundation
import TestSupport
import Testing

/// Same input, time and nonce: same bytes, wherever the binary is.
@Suite struct ReproducibilityTests {
    private static let signing = [
        "--demo-credentials", "--timestamp", "2026-01-31T12:00:00Z", "--nonce", "fixed",
    ]
    private static let examples = ["trusted-c6t.ecs.yaml", "trusted-g7t.ecs.yaml"]

    /// The examples in a folder of their own, so that no checkout is needed beside the binary.
    private static func folderWithExamples() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in examples {
            try folder.write(name, Data(contentsOf: URL(fileURLWithPath: Repository.example(name))))
        }
        return folder
    }

    private static func lines(binary: URL) throws -> [CommandRun] {
        let folder = try folderWithExamples()
        return try ["url", "request", "curl", "parameters", "query", "user-data", "policies", "plan"].map { kind in
            try CommandRun.run(
                ["compile"] + examples + ["--emit", kind] + signing, in: folder.url, binary: binary
            )
        }
    }

    private static func bundle(binary: URL) throws -> [String: Data] {
        let folder = try folderWithExamples()
        let run = try CommandRun.run(
            ["compile"] + examples + ["--output-dir", "out"] + signing, in: folder.url, binary: binary
        )
        #expect(run.status == 0)
        let files = try folder.files().filter { $0.key.hasPrefix("out/") }
        #expect(Set(files.keys) == Set(run.outputText.split(separator: "\n").map(String.init)))
        #expect(files.count == 18)
        return files
    }

    @Test func twoRunsGiveTheSameBytes() throws {
        let (first, second) = (try Self.lines(binary: CommandRun.binary), try Self.lines(binary: CommandRun.binary))
        #expect(first.allSatisfy { $0.status == 0 && !$0.output.isEmpty })
        #expect(first.map(\.output) == second.map(\.output))
        #expect(first.map(\.errorOutput) == second.map(\.errorOutput))
        #expect(try Self.bundle(binary: CommandRun.binary) == Self.bundle(binary: CommandRun.binary))
    }

    @Test func aCopiedBinaryGivesTheSameBytes() throws {
        let folder = try TemporaryFolder()
        let copy = folder.url.appendingPathComponent("ecsc")
        try FileManager.default.copyItem(at: CommandRun.binary, to: copy)
        #expect(try Self.lines(binary: copy).map(\.output) == Self.lines(binary: CommandRun.binary).map(\.output))
        #expect(try Self.bundle(binary: copy) == Self.bundle(binary: CommandRun.binary))
    }

    @Test func withoutTimeAndNonceEveryRunSignsAnew() throws {
        let folder = try Self.folderWithExamples()
        let urls = try (0..<2).map { _ in
            try CommandRun.run(["compile", Self.examples[0], "--demo-credentials"], in: folder.url).outputText
        }
        #expect(urls[0] != urls[1])
    }

    @Test func theManifestTellsTheOtherFiles() throws {
        struct Manifest: Decodable {
            struct File: Decodable {
                let path: String
                let bytes: Int
                let sha256: String
            }
            let toolVersion: String
            let metadata: [String: String]
            let files: [File]
        }
        let files = try Self.bundle(binary: CommandRun.binary)
        for name in ["web", "enclave"] {
            let manifest = try JSONDecoder().decode(Manifest.self, from: #require(files["out/\(name)/manifest.json"]))
            #expect(!manifest.toolVersion.isEmpty)
            #expect(Set(manifest.metadata.keys) == ["product", "version", "sha256"])
            #expect(
                Set(manifest.files.map { "out/\(name)/\($0.path)" } + ["out/\(name)/manifest.json"])
                    == Set(files.keys.filter { $0.hasPrefix("out/\(name)/") }))
            for file in manifest.files {
                #expect(files["out/\(name)/\(file.path)"]?.count == file.bytes)
                #expect(file.sha256.wholeMatch(of: /[0-9a-f]{64}/) != nil)
            }
        }
        // The same bytes under other names have the same digest, other bytes another.
        let manifests = try ["web", "enclave"].map {
            try JSONDecoder().decode(Manifest.self, from: #require(files["out/\($0)/manifest.json"]))
        }
        let digests = manifests.map { Dictionary(uniqueKeysWithValues: $0.files.map { ($0.path, $0.sha256) }) }
        #expect(digests[0]["user-data.b64"] == digests[1]["user-data.b64"])
        #expect(digests[0]["request.url"] != digests[1]["request.url"])
        // Computed with sha256sum, not by the compiler: the seed document's script.
        #expect(digests[0]["user-data.txt"] == "30673099b5648032e3b0335e3e06c85decf07b54300fdf138e68090d8a21f183")
    }
}
