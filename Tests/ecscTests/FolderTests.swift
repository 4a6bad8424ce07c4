import Foundation
import Testing

/// Specs in folders, as somebody with many of them has them.
@Suite struct FolderTests {
    private static func spec(_ name: String, type: String = "ecs.g7.large", region: String = "region") -> String {
        """
        apiVersion: ecsc/v1
        kind: Instance
        metadata: {name: \(name)}
        spec:
          \(region): cn-hangzhou
          type: \(type)
          image: ubuntu
          network: {vSwitch: vsw-1, securityGroup: sg-1}

        """
    }

    /// Forty specs, of which three have a fault two folders down.
    private static func tree() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let faults = ["specs/a/x/n05.ecs.yaml", "specs/b/y/n15.ecs.yml", "specs/d/x/n35.ecs.yaml"]
        for number in 0..<40 {
            let place = "specs/" + (number % 4 == 3 ? "" : "abcd".map { "\($0)" }[number / 10] + "/")
            let deep = number % 2 == 1 && number % 4 != 3 ? (number / 10 == 1 ? "y/" : "x/") : ""
            let name = "n" + (number < 10 ? "0" : "") + "\(number)"
            let path = "\(place)\(deep)\(name).ecs.yaml"
            let isFaulty = [5, 35, 15].contains(number)
            guard !isFaulty else { continue }
            try write(spec(name), to: path, in: folder)
        }
        for (index, path) in faults.enumerated() {
            try write(spec("faulty\(index)", region: "regoin"), to: path, in: folder)
        }
        try write("{", to: "specs/a/.x/hidden.ecs.yaml", in: folder)
        try write("{", to: "specs/a/x/.hidden.ecs.yaml", in: folder)
        let manager = FileManager.default
        for (link, target) in [("specs/a/x/up", "../.."), ("specs/b/dead.ecs.yaml", "nowhere"), ("specs/self", ".")] {
            try manager.createSymbolicLink(
                atPath: folder.url.appending(path: link).path, withDestinationPath: target)
        }
        return folder
    }

    private static func write(_ text: String, to path: String, in folder: TemporaryFolder) throws {
        let file = folder.url.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    @Test func threeFaultsTwoLevelsDownInFortySpecs() throws {
        let folder = try Self.tree()
        let run = try CommandRun.run(["check", "specs"], in: folder.url)
        #expect(run.status == 1)
        let lines = run.outputText.split(separator: "\n").map(String.init)
        let places = lines.filter { $0.contains(": error: ") }.map { $0.prefix { $0 != ":" } }
        #expect(places == ["specs/a/x/n05.ecs.yaml", "specs/b/y/n15.ecs.yml", "specs/d/x/n35.ecs.yaml"])
        #expect(lines.last == "3 errors in 3 of 40 specs")
        #expect(lines.count { $0.hasSuffix(" specs") } == 1)
    }

    /// kubeconform's ways: a summary asked for, and a report of a test case for each file.
    @Test func aReportForBuildServersHasACaseForEachSpec() throws {
        let folder = try Self.tree()
        let run = try CommandRun.run(["check", "specs", "--format", "junit", "--summary"], in: folder.url)
        #expect(run.status == 1)
        #expect(run.outputText.contains("tests=\"40\" failures=\"3\""))
        #expect(run.errorText == "3 errors in 3 of 40 specs\n")
        #expect(run.outputText.components(separatedBy: "<testcase ").count == 41)
    }

    @Test func whatIsExcludedIsNotReadNorCounted() throws {
        let folder = try Self.tree()
        let arguments = ["check", "specs", "--exclude", "specs/a/**", "--exclude", "y", "--exclude", "n35*"]
        let run = try CommandRun.run(arguments, in: folder.url)
        #expect(run.status == 0, "\(run.outputText)")
        #expect(run.outputText.hasPrefix("no errors, no warnings in ") && run.outputText.count < 50)
    }

    @Test(arguments: ["check", "compile", "explain", "diff", "fmt"]) func allCommandsReadInDepth(command: String) throws
    {
        let folder = try TemporaryFolder()
        try Self.write(Self.spec("a"), to: "specs/x/y/a.ecs.yaml", in: folder)
        try Self.write(Self.spec("b"), to: "specs/b.ecs.yaml", in: folder)
        let arguments =
            switch command {
            case "compile": ["compile", "specs", "--unsigned"]
            case "diff": ["diff", "specs", "specs"]
            default: [command, "specs"]
            }
        let run = try CommandRun.run(arguments, in: folder.url)
        #expect(run.status == 0 && run.errorText.isEmpty, "\(run.errorText)")
        if command == "compile" { #expect(run.outputText.split(separator: "\n").count == 2) }
    }

    @Test func aFolderThatGoesOnForeverEnds() throws {
        let folder = try TemporaryFolder()
        let path = "specs/" + String(repeating: "d/", count: 70)
        try Self.write(Self.spec("a"), to: path + "a.ecs.yaml", in: folder)
        let run = try CommandRun.run(["check", "specs"], in: folder.url)
        #expect(run.status == 65)
        #expect(run.outputText.contains("lies deeper than 64 folders"), "\(run.outputText)")
    }
}
