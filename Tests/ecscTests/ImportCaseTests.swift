import Foundation
import TestSupport
import Testing

/// What the golden cases of `import` print, put to use: every spec passes the check, is in the formatter's form and sends
/// a request.
@Suite struct ImportCaseTests {
    private static let cases = GoldenCase.all(below: "Tests/ecscTests/Cases/import", with: "command")
        .filter { !$0.has("exit") }
    /// Values for the variables that a script left open.
    private static let variables = [
        "REGION": "cn-hangzhou", "IMAGE_ID": "m-bp1e****", "INSTANCE_TYPE": "ecs.g7.large", "SG_ID": "sg-bp1d****",
        "VSWITCH_ID": "vsw-bp1t****", "KEY_NAME": "deploy",
    ]

    @Test func thereAreTenOfEither() {
        #expect(Self.cases.count { $0.name.hasPrefix("described") } >= 10)
        #expect(Self.cases.count { $0.name.hasPrefix("request") } >= 10)
    }

    @Test(arguments: cases) func whatIsImportedIsASpec(of golden: GoldenCase) throws {
        let folder = try TemporaryFolder()
        let text = try #require(golden.text("stdout"))
        try folder.write("web.ecs.yaml", text)
        let settings = Self.variables.filter { text.contains("  \($0.key): \"\"\n") }.flatMap {
            ["--set", "\($0.key)=\($0.value)"]
        }
        let check = try CommandRun.run(["check", "web.ecs.yaml"] + settings, in: folder.url)
        #expect(check.status == 0, "\(check.outputText)\n\(text)")
        let format = try CommandRun.run(["fmt", "--check", "web.ecs.yaml"], in: folder.url)
        #expect(format.status == 0, "\(format.outputText)")
        let sent = try CommandRun.run(
            ["compile", "web.ecs.yaml", "--emit", "parameters"] + settings,
            environment: ["ECS_PASSWORD": "Secret-Pa55word"], in: folder.url)
        #expect(sent.status == 0, "\(sent.errorText)")
        // Imported once more, nothing is left to say but that there is a password.
        let again = try CommandRun.run(["import", "-"], input: sent.output, in: folder.url)
        #expect(again.status == 0 && again.errorText.isEmpty, "\(again.errorText)")
        #expect(!again.outputText.contains("# left out"), "\(again.outputText)")
    }

    /// An answer leaves open what its instance has and no request asks for; each is a comment.
    @Test(arguments: cases.filter { $0.name.hasPrefix("described") }) func whatIsNotToldIsAComment(
        of golden: GoldenCase
    ) throws {
        let text = try #require(golden.text("stdout"))
        for document in text.components(separatedBy: "---\n") {
            #expect(document.hasPrefix("# made of the instance "))
            #expect(document.contains("# its disks are not in the answer"))
        }
    }
}
