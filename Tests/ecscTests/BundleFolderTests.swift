import Foundation
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
}
