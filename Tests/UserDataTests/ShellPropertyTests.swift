import DiagnosticsCore
import Foundation
import TestSupport
import Testing
import UserData

/// Renders random templates with hostile values and runs them under real shells: no value may ever be run.
///
/// `scripts/test-templates` runs 20,000 of them, an ordinary test run some hundreds.
@Suite struct ShellPropertyTests {
    private static let shells = ["dash", "bash"]
    /// The script that a value would call: the programs the templates name are really there.
    private static let canary = "$CANARY"

    /// Texts that run the canary wherever they are read once more.
    private static let hostileValues: [String] = [
        "$(touch \(canary))", "`touch \(canary)`", "a[$(touch \(canary))]", "x[`touch \(canary)`]",
        "; touch \(canary);",
        "'; touch \(canary); '", "\"; touch \(canary); \"", "'\u{301}; touch \(canary); '\u{301}",
        "\"\u{301}; touch \(canary); \"\u{301}",
        "\ntouch \(canary)\n", "a\nE\ntouch \(canary)\n", "| touch \(canary)", "& touch \(canary)",
        "|| touch \(canary) #", "$((a[$(touch \(canary))]))",
        "-v", "-R", "-c", "-e", "--", "-", "eval", "sh", "touch \(canary)", "a[$(touch${IFS}\(canary))]",
        "$(touch${IFS}\(canary))",
        "=a[$(touch \(canary))]", "x=a[$(touch \(canary))]", "([$(touch \(canary))]=1)", "[$(touch \(canary))]=1",
        "${x[$(touch \(canary))]}", "1 a[$(touch${IFS}\(canary))]",
        "-v a[$(touch${IFS}\(canary))]", "BEGIN { system(\"touch $CANARY\") }", "1e touch \(canary)",
        "s/.*/touch $CANARY/e", "-e 1e touch $CANARY",
        "--expression=1e touch $CANARY", "system('touch $CANARY')", "import os; os.system('touch $CANARY')",
        "exec=touch $CANARY", "-exec touch \(canary) ;",
        "}\ntouch \(canary)\n{", ")\ntouch \(canary)\n(", "fi\ntouch \(canary)\n", "\\", "\\\ntouch \(canary)", "*",
        "x", "y", "i", "~", "{touch,\(canary)}",
        "() { :; }; touch \(canary)", "f() { touch \(canary); }", "a$(touch \(canary))b", "\r\ntouch \(canary)\r\n",
        "!touch \(canary)", "\u{2019}; touch \(canary)",
    ]

    private struct Outcome {
        var generated = 0
        var accepted = 0
        var runs = 0
        var escapes: [String] = []
    }

    /// How many templates are to be run: TEMPLATES=20000.
    private static var wanted: Int { ProcessInfo.processInfo.environment["TEMPLATES"].flatMap { Int($0) } ?? 400 }
    private static var seed: UInt64 {
        ProcessInfo.processInfo.environment["TEMPLATES_SEED"].flatMap { UInt64($0) } ?? 1
    }

    private static func values(for canary: String, _ random: inout SeededGenerator) -> [TemplateValue] {
        func text(_ random: inout SeededGenerator) -> String {
            random.pick(hostileValues).replacing(self.canary, with: canary)
        }
        return [
            TemplateValue("v", text(&random)), TemplateValue("w", text(&random)),
            TemplateValue("n", random.pick(["0", "7", "-3", "12"])),
            TemplateValue(
                name: "l", content: .list((0..<Int.random(in: 0...3, using: &random)).map { _ in text(&random) })),
        ]
    }

    /// One shell that runs every script in a folder of its own, and names those after which the canary is there.
    private static func run(_ scripts: [(name: String, bytes: [UInt8])], in folder: TemporaryFolder) throws -> [String]
    {
        for (name, bytes) in scripts { _ = try folder.write(name, bytes) }
        let driver = """
            cd "$1" || exit 1
            mkdir -p work canaries
            for script in script-*; do
                for shell in dash bash; do
                    rm -rf work; mkdir work
                    (
                        cd work && printf 'a\\n' >f && ulimit -t 2 -f 2000
                        exec timeout -k 1 4 env -i PATH=/usr/bin:/bin HOME=/nonexistent "$shell" "../$script" </dev/null >/dev/null 2>&1
                    )
                    for canary in canaries/*; do
                        [ -e "$canary" ] || continue
                        printf '%s %s\\n' "$shell" "$script"
                        rm -f canaries/*
                        break
                    done
                done
            done
            """
        let file = try folder.write("driver", Array(driver.utf8))
        let result = try Tool.run(try #require(Tool.path("bash")), [file.path, folder.url.path])
        return result.text.split(separator: "\n").map(String.init)
    }

    private static func outcome(of generator: some TemplateGenerator, count: Int, seed: UInt64) throws -> Outcome {
        var random = SeededGenerator(seed: seed)
        var outcome = Outcome()
        while outcome.generated < count {
            let folder = try TemporaryFolder()
            // Short and without characters that need quotes, so that it also works in the middle of code.
            let canary = folder.url.appending(path: "canaries/c").path
            var scripts: [(name: String, bytes: [UInt8])] = []
            var templates: [String: String] = [:]
            while scripts.count < 200, outcome.generated < count {
                outcome.generated += 1
                let template = generator.template(using: &random)
                var isAccepted = false
                for number in 0..<2 {
                    guard let bytes = Sample.render(template, values(for: canary, &random)).bytes else { break }
                    isAccepted = true
                    let name = "script-\(outcome.generated)-\(number)"
                    templates[name] = template + "\n--- rendered:\n" + String(decoding: bytes, as: UTF8.self)
                    scripts.append((name, bytes))
                }
                outcome.accepted += isAccepted ? 1 : 0
            }
            outcome.runs += scripts.count * Self.shells.count
            for line in try run(scripts, in: folder) {
                let name = line.split(separator: " ").last.map(String.init) ?? ""
                outcome.escapes.append("\(line):\n\(templates[name] ?? "")")
            }
        }
        return outcome
    }

    @Test(.enabled(if: shells.allSatisfy { Tool.path($0) != nil }, "dash and bash are needed"))
    func aValueThatIsRunIsSeen() throws {
        let folder = try TemporaryFolder()
        let canary = folder.url.appending(path: "canaries/c").path
        let scripts = ["eval 'touch \(canary)'\n", "echo 'touch \(canary)'\n"].enumerated().map { number, text in
            (name: "script-\(number)", bytes: Array(text.utf8))
        }
        #expect(try Self.run(scripts, in: folder) == ["dash script-0", "bash script-0"])
    }

    @Test(.enabled(if: shells.allSatisfy { Tool.path($0) != nil }, "dash and bash are needed"))
    func noValueOfARandomTemplateIsRun() throws {
        let outcome = try Self.outcome(of: ShellTemplateGenerator(), count: Self.wanted, seed: Self.seed)
        print(
            "templates: \(outcome.generated) generated, \(outcome.accepted) accepted, "
                + "\(outcome.runs) runs, \(outcome.escapes.count) escapes"
        )
        #expect(outcome.escapes == [])
        #expect(outcome.accepted * 20 > outcome.generated, "too few are accepted to prove anything")
    }
}
