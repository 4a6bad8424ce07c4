public import ArgumentParser
import CodeGeneration
import CommandOptions
import CommandSupport
import DiagnosticsCore
import GenerationInput
import GeneratorSupport
import MetadataFormat
import SpecCompiler

/// `ecsc metadata`: looking at API metadata.
public struct MetadataCommand: ParsableCommand {
    /// Name, help and subcommands.
    public static let configuration = CommandConfiguration(
        commandName: "metadata",
        abstract: "List, show, check and compare API metadata.",
        discussion: """
            Examples:
              ecsc metadata show StartInstance
              ecsc metadata list --sources
            """,
        subcommands: [ListActions.self, ShowAction.self, Lint.self, Compare.self]
    )

    /// For the argument parser.
    public init() {}

    struct Source: ParsableArguments {
        @Option(help: "Bundled metadata (ecs/2014-05-26) or an api-docs.json.")
        var apiDocs = "ecs/2014-05-26"
    }

    struct ListActions: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List all actions, one a line.",
            discussion: """
                Examples:
                  ecsc metadata list --api-docs ram/2015-05-01
                """
        )
        @OptionGroup var source: Source
        @Flag(help: "List the sources of all bundled facts instead: file, source, version, date.") var sources = false
        @OptionGroup(title: "Finding options") var findings: FindingOptions

        func run() throws {
            if sources { return try StandardStreams.writeResult(MetadataReport.sources(FactSource.all())) }
            let document = try MetadataReading(findings, areResult: false).document(source.apiDocs)
            try StandardStreams.writeResult(MetadataReport.list(document))
        }
    }

    struct ShowAction: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show one action with all parameters and response fields.",
            discussion: """
                Examples:
                  ecsc metadata show RunInstances
                """
        )
        @Argument(help: "The action.", completion: .custom(ActionCandidates.complete)) var action: String
        @OptionGroup var source: Source
        @OptionGroup(title: "Finding options") var findings: FindingOptions

        func run() throws {
            let reading = MetadataReading(findings, areResult: false)
            let document = try reading.document(source.apiDocs)
            let text = try reading.reportingErrors { () throws(MetadataError) in
                try MetadataReport.show(action, in: document)
            }
            if let text { return try StandardStreams.writeResult(text) }
            throw CommandFailure(
                .usage, "\(document.product) \(document.version) has no action '\(action)'",
                help: NearestName.find(action, among: document.actionNames).map { "did you mean '\($0)'?" }
            )
        }
    }

    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lint",
            abstract: "Tell what is odd about metadata, and whether its patches still apply.",
            discussion: """
                Examples:
                  ecsc metadata lint --api-docs kms/2016-01-20
                """
        )
        @OptionGroup var source: Source
        @OptionGroup(title: "Finding options") var findings: FindingOptions

        func run() throws {
            let reading = MetadataReading(findings, areResult: true)
            let output = MetadataReport.lint(try reading.input(source.apiDocs))
            try reading.reporter.print(output.findings)
            if output.fault != nil { throw ExitStatus.unreadableInput }
            let status = reading.reporter.status(of: output.findings)
            if status != .success { throw status }
        }
    }

    struct Compare: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff",
            abstract: "Say what differs between two metadata files, and what of it breaks callers.",
            discussion: """
                With --format json one object with all changes.

                Examples:
                  ecsc metadata diff sts/2015-04-01 sts/2015-04-01
                """
        )
        @Argument(help: "Bundled metadata or an api-docs.json.") var old: String
        @Argument(help: "Bundled metadata or an api-docs.json.") var new: String
        @OptionGroup(title: "Finding options") var findings: FindingOptions

        func run() throws {
            let reading = MetadataReading(findings, areResult: false)
            let old = try reading.document(old)
            let new = try reading.document(new)
            let difference = try reading.reportingErrors { () throws(MetadataError) in
                try MetadataReport.diff(old, new)
            }
            let isJSON = findings.style.format == .json
            try StandardStreams.writeResult(isJSON ? difference.json.text() + "\n" : difference.text)
        }
    }
}
