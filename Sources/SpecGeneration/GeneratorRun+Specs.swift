import DiagnosticsCore
public import GeneratorSupport
import SpecCompiler

extension GeneratorRun {
    /// Compiles the specs that a config names; what is wrong is among the findings.
    ///
    /// - Parameter folder: Where specs and the files they refer to lie.
    /// - Throws: ``Exit`` for a spec that can't be read.
    public mutating func compileSpecs(of config: GenerationConfig, in folder: String) throws -> GeneratedFile {
        let specs: [SpecFile]
        do {
            specs = try SpecFolder(path: folder).files(matching: config.specs, reportingTo: &findings)
        } catch {
            findings.report(Diagnostic(.error, .noSuchFile, "\(error)"))
            throw stopped(with: 66)
        }
        let output = try SpecGenerator.generate(specs, files: .folder(folder), access: config.access)
        findings.report(contentsOf: output.findings.diagnostics)
        if output.isUnreadable { throw stopped(with: 65) }
        return output.file
    }
}
