import ArgumentParser
import CommandSupport
import DiagnosticsCore
import SpecSchema

/// `ecsc schema`: the spec language for editors.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of the spec language, for editors.",
        discussion: "The schema is of draft 2020-12. It finds what a schema can; 'ecsc check' finds the rest."
    )

    func run() throws {
        try StandardStreams.writeResult(LanguageSchema.json.text(indentation: 2) + "\n")
    }
}
