import CommandSupport
import CredentialProviders
import ExactText

/// What belongs to every command: exit codes, variables of the environment, and files. The help of the program, the
/// README and the manual are written from this table.
enum ProgramReference {
    /// A list with a title.
    struct Section {
        /// `Exit codes`.
        let title: String
        /// What its rows are: `code`.
        let kind: String
        /// What each is, and what it means.
        let rows: [(name: String, meaning: String)]
    }

    /// The command that prints the page.
    static let command = "ecsc explain command"

    static var sections: [Section] {
        [
            Section(
                title: "Exit codes", kind: "code",
                rows: ExitStatus.allCases.map { (String($0.rawValue), $0.meaning) }
            ),
            Section(title: "Environment", kind: "variable", rows: environment),
            Section(title: "Files", kind: "file", rows: files),
        ]
    }

    private static let environment: [(name: String, meaning: String)] = [
        (EnvironmentVariable.accessKeyID, "the id of the access key to sign with"),
        (EnvironmentVariable.accessKeySecret, "its secret"),
        (EnvironmentVariable.securityToken, "the session token of a temporary access key"),
        (EnvironmentVariable.profile, "the profile to take instead of the current one; --profile wins"),
        (EnvironmentVariable.configFile, "the file of profiles, instead of ~/.aliyun/config.json"),
        (EnvironmentVariable.profileDisabled, "'true' keeps profiles from being read, but for --profile"),
        ("HOME", "the folder that '~' stands for"),
        ("NO_COLOR", "anything switches colours off; --color wins"),
        ("CLICOLOR_FORCE", "anything but 0 switches colours on where the output is no terminal; NO_COLOR wins"),
        ("TERM", "'dumb' stands for a terminal without colours and without a line of progress"),
        ("COLUMNS", "the width of help and of quoted lines, instead of the terminal's"),
    ]

    private static let files: [(name: String, meaning: String)] = [
        ("*.ecs.yaml, *.ecs.yml, *.ecs.json", "the specs that a folder stands for"),
        (
            ProjectSettings.fileName,
            "how grave findings are, variables, and what is passed over, for the specs beside it and below"
        ),
        ("~/.aliyun/config.json", "the profiles of the platform's own command line"),
        ("ecs-models.json", "what 'generate' and the build plugins make, by --config or in a target's folder"),
    ]

    /// The page, in Markdown; the README has the same lists.
    static var markdown: String {
        "# Exit codes, environment, files\n"
            + sections.map { section in
                "\n## \(section.title)\n\n| \(section.kind) | meaning |\n|---|---|\n"
                    + section.rows.map { "| `\($0.name)` | \($0.meaning) |\n" }.joined()
            }.joined()
    }

    /// The lists behind the help of the program.
    ///
    /// - Parameter columns: How wide a line may be.
    static func help(columns: Int) -> String {
        sections.map { section in
            "\(section.title.asciiUppercased):\n" + section.rows.map { Self.help($0, columns) }.joined()
        }.joined(separator: "\n")
    }

    /// Where meanings begin, as in the lists of the argument parser.
    private static let indentation = 26

    private static func help(_ row: (name: String, meaning: String), _ columns: Int) -> String {
        let margin = String(repeating: " ", count: indentation)
        var text = "  \(row.name)"
        text += text.utf8.count < indentation ? String(margin.utf8.dropFirst(text.utf8.count)) ?? "" : "\n" + margin
        var column = indentation
        for word in row.meaning.splitExactly(at: UInt8(ascii: " ")) {
            let isFirst = column == indentation
            if !isFirst, column + 1 + word.utf8.count > columns {
                text += "\n" + margin
                column = indentation
            } else if !isFirst {
                text += " "
                column += 1
            }
            text += word
            column += word.utf8.count
        }
        return text + "\n"
    }
}
