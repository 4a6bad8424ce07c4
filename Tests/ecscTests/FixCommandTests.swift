import Foundation
import TestSupport
import Testing

/// `check --fix` and `check --diff`, beside the golden cases `commands/fix-*`.
@Suite struct FixCommandTests {
    private static let mistakes = GoldenCase.all(below: "Tests/ecscTests/Cases", with: "title")
    private static let name = "mistake.ecs.yaml"

    private func folder(of mistake: GoldenCase) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in mistake.fileNames { try folder.write(name, mistake.text(name) ?? "") }
        return folder
    }

    /// What the difference says is what is done, and once it is done there is nothing left to do.
    @Test(arguments: mistakes) func theDifferenceIsWhatIsDone(_ mistake: GoldenCase) throws {
        let folder = try folder(of: mistake)
        let before = try folder.files()
        let diff = try CommandRun.run(["check", "--diff", Self.name], in: folder.url)
        #expect(try folder.files() == before)
        #expect(diff.status == (diff.output.isEmpty ? 0 : 1))
        let fix = try CommandRun.run(["check", "--fix", Self.name], in: folder.url)
        let after = try folder.files()
        #expect((after[Self.name] != before[Self.name]) == !diff.output.isEmpty)
        let changed = after.filter { $0.key != Self.name }
        #expect(changed == before.filter { $0.key != Self.name })
        #expect(fix.errorText.contains("made") == !diff.output.isEmpty)
        let again = try CommandRun.run(["check", "--diff", Self.name], in: folder.url)
        #expect(again.status == 0 && again.output.isEmpty)
        // As `check` says it of the file that is there now.
        let check = try CommandRun.run(["check", Self.name], in: folder.url)
        #expect(check.output == fix.output && check.status == fix.status)
    }

    @Test func patchMakesTheSame() throws {
        let patch = URL(filePath: "/usr/bin/patch")
        guard FileManager.default.isExecutableFile(atPath: patch.path) else { return print("skipped: no patch") }
        for mistake in Self.mistakes {
            let folder = try folder(of: mistake)
            let diff = try CommandRun.run(["check", "--diff", Self.name], in: folder.url)
            if diff.output.isEmpty { continue }
            let patched = try CommandRun.run(["-p0", "-s"], input: diff.output, in: folder.url, binary: patch)
            #expect(patched.status == 0, "\(mistake): \(patched.errorText)")
            let text = try folder.files()[Self.name]
            let other = try self.folder(of: mistake)
            _ = try CommandRun.run(["check", "--fix", Self.name], in: other.url)
            #expect(try other.files()[Self.name] == text, "\(mistake)")
        }
    }

    private static let faulty = """
        apiVersion: ecsc/v1
        kind: Instance
        metadata: {name: web}
        spec:
          region: cn-hangzhou
          typ: ecs.g6.large
          image: ubuntu_22_04_x64_20G_alibase_20230515.vhd
          network: {vSwitch: vsw-bp134jzf285qg9u6w, securityGroup: sg-bp1c3o8hzd14dovh}

        """

    @Test func aLinkStaysALinkAndAFileKeepsItsMode() throws {
        let folder = try TemporaryFolder()
        try folder.write("real/web.yaml", Self.faulty)
        let real = folder.url.appending(path: "real/web.yaml")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real.path)
        let link = folder.url.appending(path: "link.ecs.yaml")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: real)
        let run = try CommandRun.run(["check", "--fix", "link.ecs.yaml", "real/web.yaml"], in: folder.url)
        // Both names are of one file, which is fixed once; as read under the other one it is still what it was.
        #expect(run.errorText == "note: link.ecs.yaml: 1 fix made\n")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == real.path)
        #expect(try String(contentsOf: real, encoding: .utf8) == Self.faulty.replacing("typ:", with: "type:"))
        let mode = try FileManager.default.attributesOfItem(atPath: real.path)[.posixPermissions] as? Int
        #expect(mode == 0o640)
    }

    /// The settings count wherever the command is run from, up to the root of the repository and no further.
    @Test func settingsAreFoundFromBelow() throws {
        let folder = try TemporaryFolder()
        try folder.write(".ecsc.yaml", "rules: {zone-region: ignore}\n")
        let spec = Self.faulty.replacing("typ:", with: "zone: cn-beijing-h\n  type:")
        try folder.write("repository/specs/web.ecs.yaml", spec)
        func check(_ path: String, in place: String) throws -> CommandRun {
            try CommandRun.run(["check", "--strict", path], in: folder.url.appending(path: place))
        }
        #expect(try check("repository/specs/web.ecs.yaml", in: ".").status == 0)
        #expect(try check("web.ecs.yaml", in: "repository/specs").status == 0)
        #expect(try check("specs", in: "repository").status == 0)
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "repository/.git"), withIntermediateDirectories: true)
        #expect(try check("repository/specs/web.ecs.yaml", in: ".").status == 1)
        // The nearest one counts alone.
        try folder.write("repository/.ecsc.yaml", "rules: {instance-type: ignore}\n")
        #expect(try check("web.ecs.yaml", in: "repository/specs").status == 1)
        try folder.write("repository/specs/.ecsc.yaml", "rules: {zone-region: note}\n")
        #expect(try check("web.ecs.yaml", in: "repository/specs").status == 0)
        try folder.write("repository/specs/.ecsc.yaml", "rules: {zone-region: notice}\n")
        let wrong = try check("specs/web.ecs.yaml", in: "repository")
        #expect(wrong.status == 1 && wrong.outputText.contains("specs/.ecsc.yaml:1:22: error: 'notice' is not one of"))
    }
}
