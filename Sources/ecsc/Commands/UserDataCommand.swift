import ArgumentParser
import CommandOptions
import CommandSupport
import DiagnosticsCore
import ExactText
import UserData

/// `ecsc user-data`: templates and payloads, without a spec.
struct UserDataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user-data",
        abstract: "Render templates, list the bundled ones, take a payload apart.",
        discussion: """
            Examples:
              ecsc user-data list
              ecsc user-data inspect boot.sh
            """,
        subcommands: [Render.self, Inspect.self, List.self]
    )

    /// `ecsc user-data render`: a template with values, to standard output.
    struct Render: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Render a template with values.",
            discussion: """
                Examples:
                  ecsc user-data render cloud-packages --value packages=nginx
                """
        )

        @Argument(
            help: ArgumentHelp(
                "A bundled template's name; with a '/' or ending in .mustache, a file.", valueName: "template"
            ),
            completion: .custom(CompletionCandidates.templates)
        )
        var template: String

        @Option(
            name: .customLong("value"),
            help: ArgumentHelp("A value of the template; for a list, repeatable.", valueName: "name=value")
        )
        var assignments: [String] = []

        @OptionGroup(title: "Finding options") var findings: FindingOptions

        func validate() throws {
            for assignment in assignments where !assignment.utf8.dropFirst().contains(UInt8(ascii: "=")) {
                throw ValidationError("--value takes NAME=VALUE, not '\(assignment)'")
            }
        }

        func run() throws {
            var sink = DiagnosticSink()
            let bytes = try render(into: &sink)
            let reporter = FindingsReporter(options: findings, areResult: false)
            try reporter.print(sink)
            guard let bytes, reporter.status(of: sink) == .success else { throw ExitStatus.findings }
            try StandardStreams.writeResult(bytes)
        }

        private var values: [TemplateValue] {
            assignments.compactMap { assignment in
                guard let separator = assignment.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
                return TemplateValue(
                    String(assignment[..<separator]), String(assignment[assignment.utf8.index(after: separator)...])
                )
            }
        }

        private func render(into sink: inout DiagnosticSink) throws -> [UInt8]? {
            guard template.containsExactly("/") || template.hasExactSuffix(".mustache") else {
                guard let bundled = BundledTemplate.named(template) else {
                    let names = BundledTemplate.all.map(\.name)
                    throw CommandFailure(
                        .findings, "there is no template '\(template)'",
                        notes: ["bundled templates: \(names.joined(separator: ", "))"],
                        help: NearestName.find(template, among: names).map { "did you mean '\($0)'?" }
                    )
                }
                return bundled.render(values, into: &sink)?.bytes
            }
            guard let language = TemplateLanguage(fileName: template) else {
                throw CommandFailure(
                    .findings, "'\(template)' does not say what it is a template of",
                    help:
                        "name it with one of \(TemplateLanguage.endings.joined(separator: ", ")), like boot.sh.mustache"
                )
            }
            let bytes = try CommandInput.readWhole(template, limit: Template.maximumBytes)
            let file = SourceFile(name: template, bytes: bytes)
            return Template.parse(file, language: language, into: &sink)?.render(values, into: &sink)
        }
    }

    /// `ecsc user-data inspect`: the parts of a payload.
    struct Inspect: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a payload apart: Base64, gzip and multipart, each in the others.",
            discussion: """
                Examples:
                  ecsc user-data inspect boot.sh
                  ecsc compile web.ecs.yaml --emit user-data | ecsc user-data inspect
                """
        )

        @Argument(help: ArgumentHelp("The payload; standard input when '-' or absent.", valueName: "file"))
        var file = "-"

        @Option(help: ArgumentHelp("Write the bytes of this part only, counted from 1.", valueName: "number"))
        var part: Int?

        func run() throws {
            // A payload may be compressed, or in Base64, and still be of the size that is taken.
            let bytes = try CommandInput.readWhole(file, limit: UserDataLimits.maximumExpandedBytes)
            let parts: [InspectedPayload]
            do {
                parts = try UserDataInspector.inspect(bytes)
            } catch {
                throw CommandFailure(.findings, "\(CommandInput.name(of: file)): \(error.description)")
            }
            guard let part else {
                let texts = parts.enumerated().map { Self.describe($1, number: $0 + 1) }
                return try StandardStreams.writeResult(texts.joined(separator: "\n"))
            }
            guard part >= 1, part <= parts.count else {
                throw CommandFailure(.usage, "there is no part \(part), only \(parts.count)")
            }
            try StandardStreams.writeResult(parts[part - 1].bytes)
        }

        /// A line about a part, and its text, indented; a part that is no text is left out.
        private static func describe(_ payload: InspectedPayload, number: Int) -> String {
            let facts =
                [payload.kind.map { $0.rawValue } ?? "of no known kind", "\(payload.bytes.count) bytes"]
                + (payload.fileName.map { ["named \(DisplayText.escape($0))"] } ?? [])
                + (payload.wrappings.isEmpty ? [] : ["in \(payload.wrappings.joined(separator: ", "))"])
            let header = "part \(number): \(facts.joined(separator: ", "))\n"
            guard let text = String(validating: payload.bytes, as: UTF8.self) else {
                return header + "    (not a text)\n"
            }
            let lines = text.splitExactly(at: 0x0A)
            let shown = lines.last?.isEmpty == true ? lines.dropLast() : lines[...]
            return header + shown.map { describe(line: $0) }.joined()
        }

        /// A line, without the carriage return of a line break that has one.
        private static func describe(line: Substring) -> String {
            let text = line.utf8.last == 0x0D ? Substring(line.utf8.dropLast()) : line
            return text.isEmpty ? "\n" : "    \(DisplayText.escape(String(text)))\n"
        }
    }

    /// `ecsc user-data list`: the bundled templates.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the bundled templates and the values they take.",
            discussion: """
                Examples:
                  ecsc user-data list
                """
        )

        func run() throws {
            var sink = DiagnosticSink()
            let texts = BundledTemplate.all.map { template in
                let parameters = template.parse(into: &sink)?.parameters ?? []
                return "\(template.name)\n    \(template.summary)\n" + parameters.map(Self.describe).joined()
            }
            try StandardStreams.writeResult(texts.joined(separator: "\n"))
        }

        private static func describe(_ parameter: TemplateParameter) -> String {
            let presence =
                switch parameter.defaultValue {
                case nil: "required"
                case .text(let text)?: "default '\(text)'"
                case .list(let items)?: "default [\(items.joined(separator: ", "))]"
                }
            return "    \(parameter.name) (\(parameter.type.rawValue), \(presence)): \(parameter.summary)\n"
        }
    }
}
