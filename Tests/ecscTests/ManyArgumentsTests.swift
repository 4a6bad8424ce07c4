import TestSupport
import Testing

/// How much a command line may hold; what is beyond it is among the bad inputs.
@Suite struct ManyArgumentsTests {
    @Test func aThousandVariablesAreSet() throws {
        let folder = try TemporaryFolder()
        let names = (1...1000).map { "v\($0)" }
        let variables = names.map { "\"\($0)\":\"a\"" }.joined(separator: ",")
        let rest = StreamTests.spec("web", more: #","description":"${v1000} of many""#).dropFirst()
        try folder.write("web.ecs.json", "{\"vars\":{\(variables)},\(rest)")
        let run = try CommandRun.run(
            ["compile", "web.ecs.json", "--emit", "parameters"] + names.flatMap { ["--set", "\($0)=\($0)"] },
            in: folder.url
        )
        #expect(run.status == 0, Comment(rawValue: run.errorText))
        #expect(run.outputText.contains("v1000 of many"))
    }
}
