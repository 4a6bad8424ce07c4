import ArgumentParser
import CommandOptions
import ExactText

/// The specs of a command, and how they are read.
struct SpecOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            """
            Spec files; '-' is standard input, a folder stands for the *.ecs.yaml, *.ecs.yml and *.ecs.json in it, at any \
            depth.
            """,
            valueName: "spec"
        ),
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var specs: [String] = []

    @OptionGroup var settings: SpecSettings

    var surroundings: SpecSurroundings { settings.surroundings }
    var assignments: [String] { surroundings.assignments }
    var filesDir: String? { surroundings.filesDir }
    var excluded: [PathPattern] { settings.exclusion.patterns }
    var findings: FindingOptions { settings.findings }

    func validate() throws {
        if specs.count(where: { $0.isExactly("-") }) > 1 {
            throw ValidationError("standard input ('-') can be given once only")
        }
    }
}

/// How every command reads specs.
struct SpecSettings: ParsableArguments {
    @OptionGroup var surroundings: SpecSurroundings

    @OptionGroup var exclusion: ExclusionOptions

    @OptionGroup(title: "Finding options") var findings: FindingOptions
}

/// What specs are given from outside.
struct SpecSurroundings: ParsableArguments {
    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Set a variable that a spec declares; repeatable.", valueName: "name=value")
    )
    var assignments: [String] = []

    @Option(
        name: .customLong("vars"),
        help: ArgumentHelp("A YAML or JSON file that sets variables; --set wins.", valueName: "file"),
        completion: .file()
    )
    var variablesFile: String?

    @Option(
        help: ArgumentHelp("The folder that specs may read files from; each spec's own when absent.", valueName: "dir"),
        completion: .directory
    )
    var filesDir: String?

    func validate() throws {
        for assignment in assignments where SpecOptions.split(assignment) == nil {
            throw ValidationError("--set takes NAME=VALUE, not '\(assignment)'")
        }
        for (name, _) in assignments.compactMap(SpecOptions.split) where !SpecOptions.isVariableName(name) {
            throw ValidationError("--set: '\(name)' is not a variable name: letters, digits and _, no digit first")
        }
    }
}

extension SpecOptions {
    /// Specs that are read as others are.
    init(_ specs: [String], _ settings: SpecSettings) {
        var options = SpecOptions()
        // In an initialiser the compiler takes assignments for defaults of arguments that are yet to be parsed.
        options.specs = specs
        options.settings = settings
        self = options
    }

    /// The same options for other specs.
    func reading(_ specs: [String]) -> SpecOptions {
        var options = self
        options.specs = specs
        return options
    }

    /// The option that set a variable.
    func source(ofVariable name: String) -> String {
        assignments.contains { Self.split($0)?.name.isExactly(name) == true } ? "--set" : "--vars"
    }

    /// Whether a spec can declare a variable of this name.
    static func isVariableName(_ name: String) -> Bool {
        name.utf8.first.map { !$0.isASCIIDigit } ?? false
            && name.utf8.allSatisfy { byte in
                byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_")
            }
    }

    /// The parts of `NAME=VALUE`; nil where there is no name.
    static func split(_ assignment: String) -> (name: String, value: String)? {
        guard let separator = assignment.utf8.firstIndex(of: UInt8(ascii: "=")), separator > assignment.startIndex
        else { return nil }
        return (
            String(assignment[..<separator]), String(assignment[assignment.utf8.index(after: separator)...])
        )
    }
}
