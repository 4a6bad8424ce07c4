import ArgumentParser
import CommandOptions
import CommandSupport
import DiagnosticsCore
import ExactText
import FileAccess
import SourceTree
import SpecFormatting

/// `ecsc fmt`: specs in canonical form.
struct FmtCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Format specs in place.",
        discussion: """
            What a spec says, its comments and the order of its keys stay as they are, and so do mode and owner of its \
            file. A changed file is replaced, not written over: another hard link to it keeps the old text. The paths of the files that \
            were changed are printed. If any file can't be read, none is written.

            Examples:
              ecsc fmt web.ecs.yaml
              ecsc fmt - < web.ecs.yaml
            """
    )

    @Argument(
        help: ArgumentHelp(
            "Spec files, and folders for the specs in them; '-' formats standard input to standard output.",
            valueName: "spec"
        ),
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var specs: [String]

    @Flag(help: "Write nothing; print the paths of the files that are not formatted, and exit with 1 if there are any.")
    var check = false

    @OptionGroup var exclusion: ExclusionOptions

    @OptionGroup var findings: FindingOptions

    func validate() throws {
        if specs.contains(where: { $0.isExactly("-") }), specs.count > 1 {
            throw ValidationError("standard input ('-') can't be mixed with files")
        }
    }

    func run() throws {
        let limits = ParseLimits()
        let (inputs, failures) = SpecInput.read(
            specs, filesFolder: nil, excluding: exclusion.patterns, limit: limits.bytes
        )
        var faults = failures.map(\.status)
        var problems = failures.map { Diagnostic(.error, .noInput, $0.message) }
        var changed: [(path: String, bytes: [UInt8])] = []
        // A file that is named twice is formatted once.
        var seen: Set<ExactText> = []
        for input in inputs where seen.insert(ExactText(FileReading.resolve(input.file.name) ?? "-")).inserted {
            do {
                let formatted = try SpecFormatter.format(input.file, format: input.format, limits: limits)
                if formatted != input.file.bytes || (specs == ["-"] && !check) {
                    changed.append((input.file.name, formatted))
                }
            } catch {
                faults.append(.unreadableInput)
                problems.append(error.diagnostic)
            }
        }
        guard problems.isEmpty else {
            try FindingsReporter(options: findings, areResult: false).print(problems)
            throw ExitStatus.gravest(of: faults)
        }
        if specs == ["-"], !check {
            return try StandardStreams.writeResult(changed.first?.bytes ?? [])
        }
        if !check { try CommandOutput.ofBundles.write(changed.map(Self.outputFile)) }
        try StandardStreams.writeResult(changed.map { $0.path + "\n" }.joined())
        if check, !changed.isEmpty { throw ExitStatus.findings }
    }

    /// The file behind links, with its attributes unchanged. A second name of a file (a hard link) keeps the old text:
    /// a file is replaced as a whole, never written over.
    private static func outputFile(_ path: String, _ bytes: [UInt8]) -> OutputFile {
        OutputFile(path: FileReading.resolve(path) ?? path, bytes: bytes, keepsAttributes: true)
    }
}
