import ArgumentParser
import CommandSupport
import Foundation
import GeneratorCommands
import Testing

/// The library for tests has a type of the same name.
private typealias ExitStatus = CommandSupport.ExitStatus

@Suite struct GenerateCommandTests {
    /// A new folder with files in it.
    private func folder(_ files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        return folder
    }

    /// Runs `ecsc generate` with the output in `out` below a folder; the exit code.
    private func generate(in folder: URL, _ arguments: [String]) throws -> Int32 {
        do {
            try GenerateCommand.parse(["--output", folder.appendingPathComponent("out").path] + arguments).run()
            return 0
        } catch let status as ExitStatus {
            return status.rawValue
        }
    }

    private func output(in folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("out").path)) ?? [])
            .sorted()
    }

    private static let spec = """
        apiVersion: ecsc/v1
        kind: Instance
        metadata: {name: web}
        spec:
          region: cn-hangzhou
          type: ecs.g7.large
          image: aliyun_3_x64_20G_alibase_20240528.vhd
          network: {vSwitch: vsw-1, securityGroup: sg-1}

        """

    @Test func compilesSpecsBesideModels() throws {
        let folder = try folder([
            "ecs-models.json": #"{"apiDocs":"sts/2015-04-01","shards":1,"specs":["*.ecs.yaml"]}"#,
            "web.ecs.yaml": Self.spec,
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let config = ["--config", folder.appendingPathComponent("ecs-models.json").path]
        #expect(try generate(in: folder, config + ["--check"]) == 1)
        #expect(try generate(in: folder, config) == 0)
        #expect(output(in: folder) == ["CompiledSpecs.swift", "Models01.swift"])
        #expect(try generate(in: folder, config + ["--check"]) == 0)

        try Data((Self.spec + "  name: other\n").utf8).write(to: folder.appendingPathComponent("web.ecs.yaml"))
        #expect(try generate(in: folder, config + ["--check"]) == 1)

        // The compiled specs of earlier go when there are none any more, unless a plan names the file.
        try Data(#"{"apiDocs":"sts/2015-04-01","shards":1}"#.utf8)
            .write(to: folder.appendingPathComponent("ecs-models.json"))
        #expect(try generate(in: folder, config + ["--write-empty-specs"]) == 0)
        #expect(output(in: folder) == ["CompiledSpecs.swift", "Models01.swift"])
        #expect(try generate(in: folder, config) == 0)
        #expect(output(in: folder) == ["Models01.swift"])
    }

    @Test func writesEmptyShardsWithoutMetadata() throws {
        let folder = try folder(["web.ecs.yaml": Self.spec])
        defer { try? FileManager.default.removeItem(at: folder) }
        let arguments = ["--specs", "web.*", "--files-dir", folder.path, "--shards", "2"]
        #expect(try generate(in: folder, arguments) == 0)
        #expect(output(in: folder) == ["CompiledSpecs.swift", "Models01.swift", "Models02.swift"])
    }

    @Test func writesNothingAfterAnError() throws {
        let folder = try folder(["web.ecs.yaml": Self.spec + "  nonsense: 1\n", "broken.ecs.yaml": "a: [1"])
        defer { try? FileManager.default.removeItem(at: folder) }
        let arguments = ["--api-docs", "sts/2015-04-01", "--files-dir", folder.path, "--specs"]
        #expect(try generate(in: folder, arguments + ["web.*"]) == 1)
        #expect(try generate(in: folder, arguments + ["*.ecs.yaml"]) == 65)
        #expect(try generate(in: folder, arguments + ["nothing*"]) == 1)
        #expect(try generate(in: folder, ["--config", folder.path + "/ecs-models.json"]) == 66)
        #expect(output(in: folder) == [])
    }
}
