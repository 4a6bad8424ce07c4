import Foundation
import TestSupport
import Testing

/// `check` says what `compile --strict` says of the same specs, to the byte.
@Suite struct CheckAndCompileTests {
    private static let cases: [GoldenCase] = GoldenCase.all(
        below: "Tests/ecscTests/Cases", with: "command", "spec.yaml", "spec.json"
    ).filter { !specs(in: $0).isEmpty }

    /// The specs that lie in a case, apart from folders of them.
    private static func specs(in golden: GoldenCase) -> [String] {
        golden.fileNames.filter { name in
            [".ecs.yaml", ".ecs.yml", ".ecs.json"].contains(where: name.hasSuffix) || name == "spec.yaml"
                || name == "spec.json"
        }.sorted()
    }

    @Test func thereAreCases() { #expect(Self.cases.count > 300) }

    @Test(arguments: cases) func bothSayTheSame(of golden: GoldenCase) throws {
        // Secrets are at hand: a run without them can make no request, which is no fault of a spec.
        var environment: [String: String] = [:]
        for name in golden.fileNames {
            for match in (golden.text(name) ?? "").matches(of: /fromEnvironment"?: *"?([A-Za-z_][A-Za-z0-9_]*)/) {
                environment[String(match.1)] = "Mixed-case-1"
            }
        }
        for spec in Self.specs(in: golden) {
            func run(_ arguments: [String]) throws -> CommandRun {
                try CommandRun.run(
                    arguments + [spec, "--format", "json"], environment: environment, in: golden.folder)
            }
            let check = try run(["check", "--strict"])
            let compile = try run(["compile", "--strict", "--unsigned"])
            #expect(check.status == compile.status, "\(spec): \(compile.errorText)")
            // Where there is nothing to say, `compile` is silent.
            let said = compile.errorText.isEmpty ? "[]\n" : compile.errorText
            #expect(check.outputText == said, "\(spec)")
        }
    }
}
