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

    /// What only the program knows: rules, keys, templates, actions and profiles.
    private static let known: [(words: [String], expected: String)] = [
        (["ecsc", "explain", "trusted-d"], "trusted-disk-category"),
        (["ecsc", "explain", "spec.systemD"], "spec.systemDisk.category"),
        (["ecsc", "explain", "we"], "web.ecs.yaml"), (["ecsc", "explain", "comm"], "command"),
        (["ecsc", "user-data", "render", "cloud-"], "cloud-packages"),
        (["ecsc", "user-data", "render", "bo"], "boot.sh.mustache"),
        (["ecsc", "metadata", "show", "StartInst"], "StartInstance"),
        (["ecsc", "metadata", "show", "--api-docs", "ram/2015-05-01", "CreateRo"], "CreateRole"),
        (["ecsc", "generate", "--actions", "RunInst"], "RunInstances"),
        (["ecsc", "compile", "--profile", "st"], "staging"), (["ecsc", "verify", "--profile", "st"], "staging"),
    ]

    /// A folder with the program, a file that can be explained, a template and profiles, and the environment for it.
    private static func folder() throws -> (folder: TemporaryFolder, environment: [String: String]) {
        let folder = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "ecsc"), withDestinationURL: CommandRun.binary
        )
        try folder.write("web.ecs.yaml", "")
        try folder.write("boot.sh.mustache", "")
        try folder.write(
            ".aliyun/config.json",
            #"{"profiles": [{"name": "default"}, {"name": "staging", "access_key_secret": "S"}]}"#
        )
        return (folder, ["PATH": "\(folder.url.path):/usr/bin:/bin"])
    }

    @Test(arguments: known) func completesWhatTheProgramKnowsInBash(words: [String], expected: String) throws {
        guard let bash = Self.find("bash") else { return print("skipped: there is no bash here") }
        let (folder, environment) = try Self.folder()
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
        let run = try CommandRun.run(["try.bash"], environment: environment, in: folder.url, binary: bash)
        let replies = run.outputText.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(replies.contains(expected), Comment(rawValue: run.outputText + run.errorText))
        #expect(replies.allSatisfy { $0.hasPrefix(words[words.count - 1]) })
    }

    /// zsh and fish ask the program in the same words; what they make of the answer takes a terminal to see.
    @Test(arguments: ["zsh", "fish"]) func asksTheProgram(shell: String) throws {
        let script = try Self.script(for: shell)
        for question in ["explain", "user-data render", "metadata show", "generate", "compile", "verify"] {
            #expect(script.contains("---completion \(question) -- "), "\(question)")
        }
    }

    static func find(_ shell: String) -> URL? {
        ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { URL(fileURLWithPath: "\($0)/\(shell)") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
