public import ArgumentParser
import CodeGeneration
import DiagnosticsCore
import Foundation
import MetadataFormat

/// `ecsc metadata`: looking at API metadata.
public struct MetadataCommand: ParsableCommand {
    /// Name, help and subcommands.
    public static let configuration = CommandConfiguration(
        commandName: "metadata",
        abstract: "List, show, check and compare API metadata.",
        subcommands: [ListActions.self, ShowAction.self, Lint.self, Compare.self]
    )

    /// For the argument parser.
    public init() {}

    struct Source: ParsableArguments {
        @Option(help: "Bundled metadata (ecs/2014-05-26) or an api-docs.json.")
        var apiDocs = "ecs/2014-05-26"

        func load() throws -> MetadataInput { try CommandInput.load(apiDocs) }
    }

    struct ListActions: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List all actions, one a line.")
        @OptionGroup var source: Source

        func run() throws {
            print(MetadataReport.list(try CommandInput.document(of: source.load())), terminator: "")
        }
    }

    struct ShowAction: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show one action with all parameters and response fields."
        )
        @Argument(help: "The action.") var action: String
        @OptionGroup var source: Source

        func run() throws {
            let document = try CommandInput.document(of: source.load())
            let text: String?
            do {
                text = try MetadataReport.show(action, in: document)
            } catch {
                throw CommandInput.printed(error)
            }
            if let text { return print(text, terminator: "") }
            let nearest = NearestName.find(action, among: document.actionNames)
            let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
            throw ValidationError("\(document.product) \(document.version) has no action '\(action)'\(hint)")
        }
    }

    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lint",
            abstract: "Tell what is odd about metadata, and whether its patches still apply."
        )
        @OptionGroup var source: Source

        func run() throws {
            let output = MetadataReport.lint(try source.load())
            print(TextRenderer().render(output.findings.listed()), terminator: "")
            if output.isUnreadable { throw ExitCode(65) }
            if output.findings.hasErrors { throw ExitCode(1) }
        }
    }

    struct Compare: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff",
            abstract: "Compare two metadata files: + is new, - is gone, ~ has changed."
        )
        @Argument(help: "Bundled metadata or an api-docs.json.") var old: String
        @Argument(help: "Bundled metadata or an api-docs.json.") var new: String

        func run() throws {
            let old = try CommandInput.document(of: CommandInput.load(old))
            let new = try CommandInput.document(of: CommandInput.load(new))
            do {
                print(try MetadataReport.diff(old, new), terminator: "")
            } catch {
                throw CommandInput.printed(error)
            }
        }
    }
}

/// Loading metadata for a command; failures are printed and become exit codes.
private enum CommandInput {
    static func load(_ name: String) throws -> MetadataInput {
        do {
            return try MetadataInput.load(name, relativeTo: ".")
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            throw ExitCode(66)
        }
    }

    static func document(of input: MetadataInput) throws -> MetadataDocument {
        do {
            return try input.document()
        } catch {
            throw printed(error)
        }
    }

    static func printed(_ error: MetadataError) -> ExitCode {
        FileHandle.standardError.write(Data(TextRenderer().render([error.diagnostic]).utf8))
        return ExitCode(error.isUnreadable ? 65 : 1)
    }
}
