import ArgumentParser
import CommandSupport
import DiagnosticsCore
import SpecCompiler
import SpecSchema

/// `ecsc schema`: the spec language for editors.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of the spec language, for editors.",
        discussion: """
            The schema is of draft 2020-12. It finds what a schema can; 'ecsc check' finds the rest.

            Examples:
              ecsc schema > ecsc.schema.json
            """
    )

    func run() throws {
        try StandardStreams.writeResult(LanguageSchema(rules: .specs).json.text(indentation: 2) + "\n")
    }
}
