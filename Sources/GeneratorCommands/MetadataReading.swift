import CodeGeneration
import CommandOptions
import CommandSupport
import DiagnosticsCore
import GenerationInput
import GeneratorSupport
import MetadataFormat

/// Reads metadata for a command; what is wrong with it is reported, and ends the command.
struct MetadataReading {
    let reporter: FindingsReporter

    /// A reading whose findings are printed as the options say.
    init(_ options: FindingOptions, areResult: Bool) {
        reporter = FindingsReporter(options: options, areResult: areResult)
    }

    /// The metadata under a bundled name or a path.
    ///
    /// - Throws: `ExitStatus` 66 where there is none.
    func input(_ name: String) throws -> MetadataInput {
        do throws(FileError) {
            return try MetadataInput.load(name, relativeTo: ".", files: .system)
        } catch {
            try reporter.print([Diagnostic(.error, "no-such-file", "\(error)")])
            throw ExitStatus.noInput
        }
    }

    /// The same, read.
    ///
    /// - Throws: `ExitStatus` 66 where there is none; 65 for what is not JSON, 1 for what is no metadata.
    func document(_ name: String) throws -> MetadataDocument {
        let input = try input(name)
        return try reportingErrors { () throws(MetadataError) in try input.document() }
    }

    /// Does something with metadata; an error is printed and ends the command with 65 or 1.
    func reportingErrors<Result>(_ work: () throws(MetadataError) -> Result) throws -> Result {
        do throws(MetadataError) {
            return try work()
        } catch {
            try reporter.print([error.diagnostic])
            throw error.isUnreadable ? ExitStatus.unreadableInput : .findings
        }
    }
}
