import Foundation
import TestSupport
import Testing

private let python = URL(fileURLWithPath: "/usr/bin/python3")
private let hasPython = FileManager.default.isExecutableFile(atPath: python.path)

/// `scripts/update-metadata` with the answers that whoever has an account can download.
@Suite(.enabled(if: hasPython, "the script needs Python 3 in /usr/bin")) struct UpdateMetadataTests {
    private static let answer = """
        {"RequestId":"1","InstanceTypes":{"InstanceType":[
        {"InstanceTypeId":"ecs.g6.large","InstanceTypeFamily":"ecs.g6","CpuCoreCount":2,"MemorySize":8.0,
         "EniQuantity":3,"DiskQuantity":17,"CpuArchitecture":"X86","GPUAmount":0},
        {"InstanceTypeId":"ecs.c2.medium","InstanceTypeFamily":"ecs.c2","CpuCoreCount":16,"MemorySize":16},
        {"InstanceTypeId":"ecs.g99x-c8.2xlarge","InstanceTypeFamily":"ecs.g99x","CpuCoreCount":8,"MemorySize":0.5,
         "CpuArchitecture":"ARM","GPUAmount":2,"LocalStorageAmount":1,"LocalStorageCapacity":894}]}}
        """
    private static let provenance = [
        "--source", "DescribeInstanceTypes", "--version", "cn-hangzhou", "--date", "2026-11-27",
    ]

    private struct Update {
        let folder: TemporaryFolder

        init() throws {
            folder = try TemporaryFolder()
            try FileManager.default.copyItem(
                at: Repository.root.appending(path: "api-specs"), to: folder.url.appending(path: "api-specs"))
        }

        func run(_ arguments: [String]) throws -> CommandRun {
            let script = Repository.root.appending(path: "scripts/update-metadata").path
            return try CommandRun.run(
                [script, "--api-specs", "api-specs"] + arguments, in: folder.url, binary: python)
        }

        func table() throws -> [String: Any] {
            let data = try Data(contentsOf: folder.url.appending(path: "api-specs/ecs/instance-types.json"))
            return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }
    }

    @Test(arguments: ["", "\u{FEFF}"]) func takesInstanceTypesIn(mark: String) throws {
        let update = try Update()
        let before = try update.table()
        try update.folder.write("answer.json", mark + Self.answer)
        let first = try update.run(Self.provenance + ["answer.json"])
        #expect(first.status == 0, Comment(rawValue: first.errorText))
        #expect(first.outputText == "changed: ecs/instance-types.json\n")
        let table = try update.table()
        let families = try #require(table["families"] as? [String: [String: Any]])
        let known = try #require(before["families"] as? [String: [String: Any]])
        #expect(Set(families.keys).subtracting(known.keys) == ["g99x", "g99x-c8"])
        #expect(families["g99x-c8"]?["family"] as? String == "g99x")
        #expect(families["g99x"]?["architecture"] as? String == "arm64")
        #expect((families["g99x"]?["types"] as? [String: [Double]])?["ecs.g99x-c8.2xlarge"] == [8, 0.5])
        #expect((families["g99x"]?["localDisks"] as? [String: [Int]])?["ecs.g99x-c8.2xlarge"] == [1, 894])
        // What the answer does not say stays, and what is sold again is not old.
        #expect((families["g6"]?["types"] as? [String: [Int]])?["ecs.g6.large"] == [2, 8, 3, 6, 1, 2, 17])
        #expect(known["c2"]?["lastListed"] != nil && families["c2"]?["lastListed"] == nil)
        #expect(families["c7t"] as NSDictionary? == known["c7t"] as NSDictionary?)
        #expect((table["provenance"] as? [[String: Any]])?.last?["date"] as? String == "2026-11-27")
        #expect(table["asOf"] as? String == before["asOf"] as? String)
        // Taking the same in twice changes nothing.
        let second = try update.run(Self.provenance + ["--check", "answer.json"])
        #expect(second.status == 0 && second.outputText.isEmpty)
    }

    @Test(arguments: [
        (answer, [], "it does not say where it comes from"),
        (
            answer.replacingOccurrences(of: "ecs.g6.large", with: "g6"), provenance,
            "'g6' of 'ecs.g6' is no instance type"
        ),
        ("{}", provenance, "nothing in it says what it is"),
    ])
    func refuses(text: String, arguments: [String], message: String) throws {
        let update = try Update()
        try update.folder.write("answer.json", text)
        let run = try update.run(arguments + ["answer.json"])
        #expect(run.status == 1)
        #expect(run.errorText.contains(message), Comment(rawValue: run.errorText))
        #expect(try update.table() as NSDictionary == Update().table() as NSDictionary)
    }

    /// The bundled table is written as the script writes it.
    @Test func writesTheTableAsItIs() throws {
        let update = try Update()
        let path = "api-specs/ecs/instance-types.json"
        try update.folder.write("answer.json", #"{"InstanceTypes":{"InstanceType":[]}}"#)
        #expect(try update.run(Self.provenance + ["answer.json"]).status == 0)
        func lines(_ url: URL) throws -> [Substring] {
            try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix(#"{"what":"#) }
        }
        #expect(try lines(update.folder.url.appending(path: path)) == lines(Repository.root.appending(path: path)))
    }
}
