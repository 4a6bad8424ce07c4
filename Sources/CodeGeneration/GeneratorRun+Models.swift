import DiagnosticsCore
public import GeneratorSupport

extension GeneratorRun {
    /// Generates the models that a config asks for, of one metadata file; what is wrong is among the findings.
    ///
    /// - Parameter apiDocs: The metadata; a relative path starts where the config stands that has it.
    /// - Throws: ``Exit`` for metadata that can't be read.
    public mutating func generateModels(
        _ config: GenerationConfig, from apiDocs: GenerationConfig.Setting<String>
    ) throws(Exit) -> ModelGenerator.Output {
        let directory = apiDocs.position.map { Paths.directory(of: $0.file.name) } ?? "."
        let input: MetadataInput
        do {
            input = try MetadataInput.load(apiDocs.value, relativeTo: directory)
        } catch {
            findings.report(Diagnostic(.error, .noSuchFile, "\(error)", at: apiDocs.position))
            throw stopped(with: 66)
        }
        let output = ModelGenerator.generate(config, from: input)
        findings.report(contentsOf: output.findings.diagnostics)
        if output.isUnreadable { throw stopped(with: 65) }
        return output
    }
}
