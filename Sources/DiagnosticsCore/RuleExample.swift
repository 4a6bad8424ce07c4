/// What triggers a rule, and what is as near to it as can be and does not.
///
/// Both are run by a test, as they stand: the wrong one gives findings of this rule and no other, the right one none.
public struct RuleExample: Sendable {
    /// A file with its text.
    public struct File: Sendable {
        /// Its name.
        public let name: String
        /// What is in it.
        public let text: String
    }

    /// What the wrong and the right text are.
    public enum Part: Sendable, Hashable {
        /// Keys under `spec`, with a value of their own where `frame` has one; the rest of the spec is right.
        case settings
        /// A whole file.
        case file
        /// A command line.
        case command
    }

    /// What the texts are.
    public let part: Part
    /// The command that finds something, or nothing; nil where the texts are commands, or compiled in.
    public let command: String?
    /// The file that the texts are, or are a part of; nil where they are commands.
    public let name: String?
    /// What triggers the rule.
    public let wrong: String
    /// What does not.
    public let right: String
    /// What stands beside either.
    public let files: [File]

    private init(
        _ part: Part, _ command: String?, _ name: String?, wrong: String, right: String,
        files: KeyValuePairs<String, String>
    ) {
        self.part = part
        self.command = command
        self.name = name
        self.wrong = wrong
        self.right = right
        self.files = files.map { File(name: $0.key, text: $0.value + "\n") }
    }

    /// Keys under `spec`.
    package static func settings(
        wrong: String, right: String, files: KeyValuePairs<String, String> = [:]
    ) -> RuleExample {
        RuleExample(.settings, "ecsc check \(specName)", specName, wrong: wrong, right: right, files: files)
    }

    /// A policy file.
    package static func policy(wrong: String, right: String) -> RuleExample {
        file("policy.json", of: "ecsc policy lint policy.json", wrong: wrong, right: right)
    }

    /// Metadata of an API.
    package static func metadata(wrong: String, right: String) -> RuleExample {
        file("api-docs.json", of: "ecsc metadata lint --api-docs api-docs.json", wrong: wrong, right: right)
    }

    /// A file that a command reads.
    package static func file(
        _ name: String, of command: String, wrong: String, right: String, files: KeyValuePairs<String, String> = [:]
    ) -> RuleExample {
        RuleExample(.file, command, name, wrong: wrong, right: right, files: files)
    }

    /// A file that is compiled in, so that only a build can find something.
    package static func compiledIn(_ name: String, wrong: String, right: String) -> RuleExample {
        RuleExample(.file, nil, name, wrong: wrong, right: right, files: [:])
    }

    /// Command lines for a shell.
    package static func command(
        wrong: String, right: String, files: KeyValuePairs<String, String> = [:]
    ) -> RuleExample {
        RuleExample(.command, nil, nil, wrong: wrong, right: right, files: files)
    }

    // MARK: - Whole specs

    /// The spec of examples.
    package static let specName = "web.ecs.yaml"

    /// Keys that every spec has, with values that are right.
    private static let frame: KeyValuePairs = [
        "region": "cn-hangzhou", "type": "ecs.g6.large", "image": "ubuntu",
        "network": "{vSwitch: vsw-1, securityGroup: sg-1}",
    ]

    /// A spec with some keys under `spec`, and those that it can't do without.
    package static func spec(_ settings: String = "") -> String {
        let lines = settings.split(omittingEmptySubsequences: true) { $0 == "\n" }
        let missing = frame.filter { pair in !lines.contains { $0.starts(with: "\(pair.key):") } }
        return "apiVersion: ecsc/v1\nkind: Instance\nmetadata: {name: web}\nspec:\n"
            + (missing.map { "  \($0.key): \($0.value)" } + lines.map { "  \($0)" }).joined(separator: "\n")
    }

    /// The files of one of the texts, and the command that reads them; nil where no command does.
    func whole(_ text: String) -> (files: [File], command: String?) {
        guard let name else { return (files, text) }
        let content = part == .settings ? Self.spec(text) : text
        return ([File(name: name, text: content + "\n")] + files, command)
    }
}
