import ArgumentParser
import ExactText

/// What is passed over in the folders of a command.
struct ExclusionOptions: ParsableArguments {
    @Option(
        name: .customLong("exclude"),
        help: ArgumentHelp(
            "Pass over these files and folders in a folder; repeatable.",
            discussion: """
                As in an ignore file of git: 'drafts' is a name at any depth, 'old/*.ecs.yaml' a path from the folder on, \
                '**' any number of folders. Hidden files and folders are always passed over.
                """,
            valueName: "glob"
        )
    )
    var globs: [String] = []

    /// The same, read.
    var patterns: [PathPattern] { globs.compactMap { PathPattern($0) } }

    func validate() throws {
        for glob in globs where PathPattern(glob) == nil {
            throw ValidationError("--exclude: '\(glob)' names nothing")
        }
    }
}
