import Foundation
import Testing

/// `--emit aliyun`: what a shell makes of it are exactly the parameters.
@Suite struct AliyunEmissionTests {
    @Test func survivesTheShell() throws {
        let folder = try TemporaryFolder()
        let awkward = #"it's "$HOME" `id` \ ; * ~ é"#
        let more = try String(
            decoding: JSONSerialization.data(withJSONObject: ["d": awkward, "e": "-dash"]), as: UTF8.self
        ).dropFirst().dropLast().replacingOccurrences(of: "\"d\":", with: "\"description\":")
            .replacingOccurrences(of: "\"e\":", with: "\"name\":")
        try folder.write("web.ecs.json", StreamTests.spec("web", more: ",\(more),\"tags\":{\"empty\":\"\"}"))
        let command = try CommandRun.run(["compile", "web.ecs.json", "--emit", "aliyun"], in: folder.url)
        #expect(command.status == 0, Comment(rawValue: command.errorText))
        #expect(command.outputText.hasPrefix("aliyun ecs RunInstances --"))
        let parameters = try CommandRun.run(["compile", "web.ecs.json", "--emit", "parameters"], in: folder.url)
        var expected = try #require(JSONSerialization.jsonObject(with: parameters.output) as? [String: String])
        expected["Action"] = nil
        #expect(expected["Description"] == awkward)
        // A shell function in the place of the program tells its words apart.
        try folder.write("run.sh", #"aliyun() { printf '%s\0' "$@"; }"# + "\n" + command.outputText)
        let shell = try CommandRun.run(["run.sh"], in: folder.url, binary: URL(fileURLWithPath: "/bin/sh"))
        var words = shell.outputText.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)[...]
        #expect(words.prefix(2) == ["ecs", "RunInstances"])
        words = words.dropFirst(2).dropLast()
        var found: [String: String] = [:]
        while let word = words.popFirst() {
            let name = word.drop { $0 == "-" }.prefix { $0 != "=" }
            found[String(name)] = word.contains("=") ? String(word[name.endIndex...].dropFirst()) : words.popFirst()
        }
        #expect(found == expected)
    }
}
