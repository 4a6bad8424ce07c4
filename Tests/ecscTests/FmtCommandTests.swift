import Foundation
import TestSupport
import Testing

/// `fmt`: formatting changes how a spec looks, never what it compiles to.
@Suite struct FmtCommandTests {
    /// The specs of the examples and of the tests, by their paths in the repository.
    static let specs: [String] = {
        let folders = ["Examples", "Tests"].map { Repository.root.appendingPathComponent($0).path }
        return folders.flatMap { folder in
            (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
                .filter { $0.hasSuffix("spec.yaml") || $0.hasSuffix(".ecs.yaml") || $0.hasSuffix(".ecs.json") }
                .map { "\(folder)/\($0)" }
                // Some cases have links that lead nowhere.
                .filter { (try? Data(contentsOf: URL(fileURLWithPath: $0))) != nil }
        }.sorted()
    }()

    @Test func specsExist() {
        #expect(Self.specs.count >= 3)
    }

    @Test(arguments: specs) func neverChangesTheCompiledBytes(of spec: String) throws {
        let original = try Data(contentsOf: URL(fileURLWithPath: spec))
        // Beside the files it may refer to.
        let scratch = try TemporaryFolder()
        let folder = scratch.url.appendingPathComponent("copy")
        try FileManager.default.copyItem(at: URL(fileURLWithPath: spec).deletingLastPathComponent(), to: folder)
        let name = (spec as NSString).lastPathComponent
        let indented = Self.indented(original, of: name)
        let file = folder.appendingPathComponent(name)
        let arguments = ["compile", name, "--emit", "query"]
        try original.write(to: file)
        let before = try CommandRun.run(arguments, in: folder)
        for text in [original, indented] {
            try text.write(to: file)
            let format = try CommandRun.run(["fmt", name], in: folder)
            guard format.status == 0 else {
                #expect(before.status != 0)
                return
            }
            let after = try CommandRun.run(arguments, in: folder)
            #expect(after.output == before.output)
            #expect(after.status == before.status)
            let again = try CommandRun.run(["fmt", "--check", name], in: folder)
            #expect(again.status == 0)
            #expect(again.outputText == "")
        }
    }

    /// The same YAML further in, with blank lines.
    private static func indented(_ text: Data, of name: String) -> Data {
        guard !name.hasSuffix(".json") else { return text }
        // A byte order mark is one at the beginning only.
        let text = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let indented = lines.map { $0.isEmpty || $0.hasPrefix("---") ? String($0) : "   \($0)" }
        return Data(("\n\n" + indented.joined(separator: "\n") + "\n\n\n").utf8)
    }

    @Test func checksWithoutWriting() throws {
        let folder = try TemporaryFolder()
        let text = "a:   1\n"
        try folder.write("one.ecs.yaml", text)
        try folder.write("two.ecs.yaml", "a: 1\n")
        let run = try CommandRun.run(["fmt", "--check", "."], in: folder.url)
        #expect(run.status == 1)
        #expect(run.outputText == "./one.ecs.yaml\n")
        #expect(try String(contentsOf: folder.url.appendingPathComponent("one.ecs.yaml"), encoding: .utf8) == text)
    }

    @Test func formatsStandardInput() throws {
        let run = try CommandRun.run(["fmt", "-"], input: Data("a:   1\n".utf8), in: Repository.root)
        #expect(run.outputText == "a: 1\n")
        #expect(run.status == 0)
    }

    @Test func writesNothingWhereAFileCannotBeRead() throws {
        let folder = try TemporaryFolder()
        try folder.write("one.ecs.yaml", "a:   1\n")
        try folder.write("two.ecs.yaml", "a: [\n")
        let run = try CommandRun.run(["fmt", "one.ecs.yaml", "two.ecs.yaml"], in: folder.url)
        #expect(run.status == 65)
        #expect(run.errorText.contains("two.ecs.yaml:"))
        #expect(
            try String(contentsOf: folder.url.appendingPathComponent("one.ecs.yaml"), encoding: .utf8) == "a:   1\n")
    }

    @Test func keepsLinksAndPermissions() throws {
        let folder = try TemporaryFolder()
        try folder.write("real.yaml", "a:   1\n")
        let real = folder.url.appendingPathComponent("real.yaml").path
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: real)
        let link = folder.url.appendingPathComponent("link.ecs.yaml").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.yaml")
        #expect(try CommandRun.run(["fmt", "link.ecs.yaml"], in: folder.url).status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.yaml")
        #expect(try String(contentsOfFile: real, encoding: .utf8) == "a: 1\n")
        #expect(try FileManager.default.attributesOfItem(atPath: real)[.posixPermissions] as? Int == 0o600)
    }

    /// The mode is that of the file, whatever the umask; a file that its owner may not write is one to format too.
    @Test(arguments: [0o640, 0o660, 0o604, 0o400, 0o755, 0o600, 0o666, 0o444, 0o1644, 0o4755, 0o2750])
    func keepsTheMode(_ mode: Int) throws {
        let folder = try TemporaryFolder()
        try folder.write("one.ecs.yaml", "a:   1\n")
        let path = folder.url.appendingPathComponent("one.ecs.yaml").path
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        // Named twice, and by another name, it is formatted once.
        let run = try CommandRun.run(["fmt", "one.ecs.yaml", "./one.ecs.yaml"], in: folder.url)
        #expect(run.status == 0, Comment(rawValue: run.errorText))
        #expect(run.outputText == "one.ecs.yaml\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == mode)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["one.ecs.yaml"])
    }

    @Test func keepsOwnerAndGroup() throws {
        let folder = try TemporaryFolder()
        try folder.write("one.ecs.yaml", "a:   1\n")
        let path = folder.url.appendingPathComponent("one.ecs.yaml").path
        let owner: [FileAttributeKey: Any] = [.ownerAccountID: 12345, .groupOwnerAccountID: 54321]
        guard (try? FileManager.default.setAttributes(owner, ofItemAtPath: path)) != nil else {
            return print("skipped: this user can't give files away")
        }
        #expect(try CommandRun.run(["fmt", "one.ecs.yaml"], in: folder.url).status == 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.ownerAccountID] as? Int == 12345)
        #expect(attributes[.groupOwnerAccountID] as? Int == 54321)
    }
}
