import Foundation
import TestSupport
import Testing

/// The completion scripts are read by their shells, and know what there is to complete.
@Suite struct CompletionTests {
    static let kinds = [
        "url", "request", "curl", "aliyun", "parameters", "query", "user-data", "user-data-text", "policies", "plan",
    ]

    static func script(for shell: String) throws -> String {
        let run = try CommandRun.run(["--generate-completion-script", shell], in: Repository.root)
        #expect(run.status == 0)
        return run.outputText
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func isReadByItsShell(shell: String) throws {
        let script = try Self.script(for: shell)
        for word in ["compile", "check", "fmt", "init", "sign", "verify", "output-dir"] + Self.kinds {
            #expect(script.contains(word), "\(word) is missing")
        }
        guard let program = Self.find(shell) else { return print("skipped: there is no \(shell) here") }
        let folder = try TemporaryFolder()
        try folder.write("completion", script)
        let check = try CommandRun.run(["-n", "completion"], in: folder.url, binary: program)
        #expect(check.status == 0, Comment(rawValue: check.errorText))
    }

    /// What bash offers behind the words of a line.
    @Test(arguments: [
        (["ecsc", "com"], "compile"), (["ecsc", "compile", "--emit", "ali"], "aliyun"),
        (["ecsc", "compile", "--str"], "--stream"), (["ecsc", "fmt", "--ch"], "--check"),
    ])
    func completesInBash(words: [String], expected: String) throws {
        guard let bash = Self.find("bash") else { return print("skipped: there is no bash here") }
        let folder = try TemporaryFolder()
        let quoted = words.map { "'\($0)'" }.joined(separator: " ")
        try folder.write(
            "try.bash",
            """
            \(try Self.script(for: "bash"))
            COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
            function=$(complete -p ecsc | sed 's/.*-F \\([^ ]*\\).*/\\1/')
            "$function" ecsc "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        )
        let run = try CommandRun.run(["try.bash"], in: folder.url, binary: bash)
        let replies = run.outputText.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(replies.contains(expected), Comment(rawValue: run.outputText + run.errorText))
    }

    static func find(_ shell: String) -> URL? {
        ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { URL(fileURLWithPath: "\($0)/\(shell)") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
