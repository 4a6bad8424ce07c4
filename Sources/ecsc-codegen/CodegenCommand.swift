import ArgumentParser
import CodeGeneration

/// What the package's plugins run: `ecsc generate` without the rest of `ecsc`.
@main
struct CodegenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ecsc-codegen",
        abstract: GenerateCommand.configuration.abstract,
        discussion: GenerateCommand.configuration.discussion,
        version: ModelGenerator.generator
    )

    @OptionGroup var generate: GenerateCommand

    func validate() throws { try generate.validate() }

    func run() throws { try generate.run() }
}
