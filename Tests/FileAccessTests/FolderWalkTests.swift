import FileAccess
import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

@Suite struct FolderWalkTests {
    /// A folder that is gone after the test.
    private final class Scratch {
        let url = FileManager.default.temporaryDirectory.appending(path: "ecsc-walk-\(UUID().uuidString)")

        init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(at: url) }

        func write(_ path: String) throws {
            let file = url.appending(path: path)
            let folder = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data("a: b\n".utf8).write(to: file)
        }

        func link(_ path: String, to target: String) throws {
            try FileManager.default.createSymbolicLink(
                atPath: url.appending(path: path).path, withDestinationPath: target)
        }
    }

    @Test func filesComeInDepthByTheirBytes() throws {
        let scratch = try Scratch()
        for path in ["b", "a/b/c", "a.d", "a/a", "a-b/x", "Z"] { try scratch.write(path) }
        let walk = FolderWalk(scratch.url.path)
        #expect(walk.files == ["Z", "a-b/x", "a.d", "a/a", "a/b/c", "b"])
        #expect(walk.faults == [])
    }

    @Test func hiddenFilesBrokenLinksAndPipesAreNone() throws {
        let scratch = try Scratch()
        for path in ["a/b", ".hidden", ".git/config", "a/.x/y"] { try scratch.write(path) }
        try scratch.link("dead", to: "nowhere")
        try scratch.link("self", to: "self")
        #expect(mkfifo(scratch.url.appending(path: "pipe").path, 0o600) == 0)
        #expect(FolderWalk(scratch.url.path).files == ["a/b"])
    }

    @Test func aCircleOfLinksIsNotWalkedAndALinkToAFileIsTheFile() throws {
        let scratch = try Scratch()
        try scratch.write("a/b")
        try scratch.link("a/up", to: "..")
        try scratch.link("a/self", to: ".")
        try scratch.link("c", to: "a/b")
        #expect(FolderWalk(scratch.url.path).files == ["a/b", "c"])
        try scratch.link("whole", to: "a")
        #expect(FolderWalk(scratch.url.appending(path: "whole").path).files == ["b"])
    }

    @Test func whatIsLeftOutIsNotEntered() throws {
        let scratch = try Scratch()
        for path in ["a/b", "c/d", "c/e"] { try scratch.write(path) }
        var asked: [String] = []
        let walk = FolderWalk(scratch.url.path) { path, isFolder in
            asked.append(path + (isFolder ? "/" : ""))
            return path == "c"
        }
        #expect(walk.files == ["a/b"])
        #expect(asked.sorted() == ["a/", "a/b", "c/"])
    }

    @Test func depthAndNumberHaveLimits() throws {
        let scratch = try Scratch()
        try scratch.write("a/b/c/d")
        for number in 1...20 { try scratch.write("n\(number)") }
        let deep = FolderWalk(scratch.url.path, limits: FolderWalk.Limits(depth: 3))
        #expect(deep.faults == [.tooDeep("a/b/c", limit: 3)] && deep.files.count == 20)
        let many = FolderWalk(scratch.url.path, limits: FolderWalk.Limits(entries: 10))
        #expect(many.faults == [.tooMany(limit: 10)] && many.files.count <= 10)
        #expect(FolderWalk(scratch.url.appending(path: "nowhere").path).faults == [.unreadable("")])
    }
}
