import Foundation
import TestSupport
import Testing

/// A bundle's folder is written as a whole, and what others put into it stays.
@Suite struct BundleFolderTests {
    private static func compile(_ names: [String], in folder: TemporaryFolder) throws -> CommandRun {
        try CommandRun.run(["compile"] + names + ["--output-dir", "out", "--unsigned"], in: folder.url)
    }

    private static func names(in folder: TemporaryFolder) throws -> [String] {
        try folder.files().keys.filter { $0.hasPrefix("out/") }.sorted()
    }

    @Test func filesOfAnOlderBundleGoAndThoseOfOthersStay() throws {
        let folder = try TemporaryFolder()
        try folder.write("web", SpecText.plain(adding: "userData: {text: \"#!/bin/sh\\n\"}"))
        #expect(try Self.compile(["web"], in: folder).status == 0)
        #expect(try Self.names(in: folder).contains("out/web/user-data.txt"))
        try folder.write("out/web/NOTES.md", "reviewed\n")
        try folder.write("out/web/.hidden", "h")
        try folder.write("out/web/evidence/user-data.txt", "e")
        try folder.write("out/other/user-data.txt", "o")
        try folder.write("web", SpecText.plain())
        let run = try Self.compile(["web"], in: folder)
        #expect(run.status == 0, "\(run.errorText)")
        let written = run.outputText.split(separator: "\n").map(String.init)
        #expect(!written.contains { $0.contains("user-data") })
        let kept = ["out/web/NOTES.md", "out/web/.hidden", "out/web/evidence/user-data.txt", "out/other/user-data.txt"]
        #expect(try Self.names(in: folder) == (written + kept).sorted())
        #expect(try folder.files()["out/web/NOTES.md"] == Data("reviewed\n".utf8))
    }

    /// The second bundle can't be written, so the first one stays the old one.
    @Test func allFoldersAreReplacedOrNone() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", SpecText.plain(name: "a"))
        try folder.write("b", SpecText.plain(name: "b"))
        #expect(try Self.compile(["a"], in: folder).status == 0)
        try folder.write("out/a/NOTES.md", "n")
        try folder.write("out/b", "a file in the way")
        let before = try folder.files()
        try folder.write("a", SpecText.plain(name: "a", adding: "description: another"))
        let run = try Self.compile(["a", "b"], in: folder)
        #expect(run.status == 73)
        #expect(run.errorText.contains("out/b: can't be written: a file is in the way"))
        #expect(run.outputText.isEmpty)
        #expect(try folder.files().filter { $0.key != "a" } == before.filter { $0.key != "a" })
    }

    @Test func aFolderUnderTheNameOfAFileIsNotTouched() throws {
        let folder = try TemporaryFolder()
        try folder.write("web", SpecText.plain())
        try folder.write("out/web/plan.json/mine", "m")
        let refused = try Self.compile(["web"], in: folder)
        #expect(refused.status == 73)
        #expect(refused.errorText.contains("out/web/plan.json: can't be written: a folder is in the way"))
        #expect(try Self.names(in: folder) == ["out/web/plan.json/mine"])
        // One under a name that this bundle has no file for is somebody's own, and stays.
        try FileManager.default.removeItem(at: folder.url.appending(path: "out/web/plan.json"))
        try folder.write("out/web/user-data.b64/mine", "m")
        #expect(try Self.compile(["web"], in: folder).status == 0)
        #expect(try folder.files()["out/web/user-data.b64/mine"] == Data("m".utf8))
    }

    @Test func aLinkedFolderIsWrittenWhereItLeads() throws {
        let folder = try TemporaryFolder()
        try folder.write("web", SpecText.plain())
        try folder.write("elsewhere/NOTES.md", "n")
        try folder.write("out/keep", "k")
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "out/web"), withDestinationURL: folder.url.appending(path: "elsewhere")
        )
        #expect(try Self.compile(["web"], in: folder).status == 0)
        let files = try folder.files()
        #expect(files["elsewhere/plan.json"] != nil && files["elsewhere/NOTES.md"] == Data("n".utf8))
        let link = folder.url.appending(path: "out/web").path
        let kind = try FileManager.default.attributesOfItem(atPath: link)[.type] as? FileAttributeType
        #expect(kind == .typeSymbolicLink)
    }

    @Test func aReplacedFolderKeepsItsPermissionsAndNothingIsLeftBeside() throws {
        let folder = try TemporaryFolder()
        try folder.write("web", SpecText.plain())
        #expect(try Self.compile(["web"], in: folder).status == 0)
        let place = folder.url.appending(path: "out/web").path
        try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: place)
        #expect(try Self.compile(["web"], in: folder).status == 0)
        let mode = try FileManager.default.attributesOfItem(atPath: place)[.posixPermissions] as? Int
        #expect(mode == 0o750)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "out").path) == ["web"])
    }

    /// `scripts/test-bundle-kill` at 300 moments is the full test; here the same at some of them.
    @Test func aKillLeavesWholeBundles() throws {
        let tools = ["/usr/bin/python3", "/usr/bin/gcc"]
        guard tools.allSatisfy(FileManager.default.fileExists) else {
            return print("skipped: python3 or gcc is missing")
        }
        let folder = try TemporaryFolder()
        let run = try CommandRun.run(
            [Repository.root.appending(path: "scripts/test-bundle-kill").path, "20"],
            environment: ["ECSC_BINARY": CommandRun.binary.path], in: folder.url, binary: URL(filePath: tools[0])
        )
        #expect(run.status == 0, "\(run.outputText)\(run.errorText)")
        #expect(run.outputText.hasSuffix("0 faults\n"))
    }

    /// What killed runs left is cleared away, what others had in it is put back, and nothing else is touched.
    @Test func leftoversOfKilledRunsAreClearedAway() throws {
        let folder = try TemporaryFolder()
        try folder.write("web", SpecText.plain())
        #expect(try Self.compile(["web"], in: folder).status == 0)
        let out = folder.url.appending(path: "out").path
        for (staging, mode) in [(".ecsc-aB3dE9", 0o700), (".ecsc-1-0.old", 0o755), (".ecsc-opened", 0o755)] {
            try folder.write("out/\(staging)/new/web/request.url", "secret")
            try folder.write("out/\(staging)/new/web/evidence/a", "e")
            try folder.write("out/\(staging)/new/gone/NOTES.md", "g")
            try folder.write("out/\(staging)/old/taken/request.url", "o")
            try folder.write("out/\(staging)/new/half.tmp", "h")
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: "\(out)/\(staging)")
        }
        let run = try Self.compile(["web"], in: folder)
        #expect(run.status == 0, "\(run.errorText)")
        let files = try folder.files()
        #expect(!files.keys.contains { $0.hasPrefix("out/.ecsc-aB3dE9") })
        #expect(files["out/web/evidence/a"] == Data("e".utf8))
        #expect(files["out/gone/NOTES.md"] == Data("g".utf8))
        #expect(files["out/taken/request.url"] == Data("o".utf8))
        #expect(files.keys.count { $0.hasPrefix("out/.ecsc-1-0.old/") } == 5)
        #expect(files.keys.count { $0.hasPrefix("out/.ecsc-opened/") } == 5)
    }

    /// Nothing is put over a file that came into its place meanwhile.
    @Test func whatCannotBePutBackIsNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write("web", SpecText.plain())
        try folder.write("out/web/NOTES.md", "newer")
        try folder.write("out/.ecsc-abcdef/new/web/NOTES.md", "older")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700], ofItemAtPath: folder.url.appending(path: "out/.ecsc-abcdef").path)
        let run = try Self.compile(["web"], in: folder)
        #expect(run.status == 0)
        #expect(run.errorText.contains("/out/.ecsc-abcdef/new/web/NOTES.md', which can't be moved"))
        #expect(try folder.files()["out/web/NOTES.md"] == Data("newer".utf8))
        #expect(try folder.files()["out/.ecsc-abcdef/new/web/NOTES.md"] == Data("older".utf8))
    }

    @Test func twoBundlesOfOneFolderAreRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", SpecText.plain(name: "a"))
        try folder.write("b", SpecText.plain(name: "b"))
        #expect(try Self.compile(["a"], in: folder).status == 0)
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appending(path: "out/b").path, withDestinationPath: "a")
        let before = try folder.files()
        let run = try Self.compile(["a", "b"], in: folder)
        #expect(run.status == 73)
        #expect(run.errorText.contains("out/b: can't be written: another bundle of this run goes to the same folder"))
        #expect(try folder.files() == before)
    }
}
