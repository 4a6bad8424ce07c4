import CommandSupport
import Testing

@testable import GeneratorSupport

/// The library for tests has a type of the same name.
private typealias ExitStatus = CommandSupport.ExitStatus

@Suite struct GeneratorToolTests {
    private static let usage = """
        tool --config FILE --output FOLDER [--shards N] [--check]

        --check here is prose, and --nothing FILE too.
        """

    @Test func readsWhatTheUsageNames() throws {
        let tool = try GeneratorTool(
            usage: Self.usage, ["--output", "--check", "--config", "a b", "--check", "--config", ""])
        #expect(tool.value("--output") == "--check")
        #expect(tool.value("--config") == "")
        #expect(tool.value("--shards") == nil)
        #expect(tool.has("--check"))
        #expect(throws: ExitStatus.self) { try tool.required("--shards") }
    }

    @Test func aFlagThatIsNotGivenIsOff() throws {
        #expect(try !GeneratorTool(usage: Self.usage, []).has("--check"))
    }

    @Test(arguments: [
        ["--config"], ["--check", "--shards"], ["file"], ["--nothing", "file"], ["--Check"], ["--config=a"], [""],
        ["-"],
        ["--config\u{301}", "a"],
    ])
    func refusesEverythingElse(arguments: [String]) {
        let error = #expect(throws: ExitStatus.self) { try GeneratorTool(usage: Self.usage, arguments) }
        #expect(error == .usage)
    }
}
