import CommandSupport
import DiagnosticsCore
import ExactText
import FileAccess
import RequestEmission
import RequestSigning
import SpecCompiler

/// Makes the output of a run in memory, so that nothing is written unless all of it can be: its order, and its nonces.
struct Emission {
    let emitter: RequestEmitter
    let library: PlatformLibrary
    let secrets: SecretResolver
    /// `--nonce`; random ones when absent.
    let nonce: String?

    /// The output of a kind for all instances, in order. A document is that of the first one.
    func output(
        of items: [CompiledRun.Item], kind: EmissionKind, into sink: inout DiagnosticSink
    ) throws -> [UInt8] {
        let form = kind.form
        let items = form.isDocument ? Array(items.prefix(1)) : items
        // The requests of a run are counted where that is to be seen.
        let counts = nonce == nil ? [] : try items.map { try form.requestCount(for: $0.instance, by: emitter) }
        let nonces = NonceSequence(given: nonce, count: counts.reduce(0, +))
        var output: [UInt8] = []
        var first = 0
        for (index, item) in items.enumerated() {
            let subject = EmissionSubject(item.instance, emitter: emitter, secrets: secrets, files: item.files) {
                [first] in nonces.nonce(at: first + $0)
            }
            output += try reportingFaults { try form.output(of: subject, into: &sink) } ?? []
            if index < counts.count { first += counts[index] }
        }
        return output
    }

    /// A folder with the bundle of each instance.
    func bundles(
        of items: [CompiledRun.Item], in folder: String, into sink: inout DiagnosticSink
    ) throws -> [OutputFolder] {
        let nonces = NonceSequence(given: nonce, count: items.count)
        let metadata = try reportingFaults { try MetadataIdentity(library.ecs) }
        var folders: [OutputFolder] = []
        for (index, item) in items.enumerated() {
            let subject = EmissionSubject(item.instance, emitter: emitter, secrets: secrets, files: item.files) { _ in
                nonces.nonce(at: index)
            }
            guard let bundle = try reportingFaults({ try RequestBundle(of: subject, metadata: metadata, into: &sink) })
            else { continue }
            folders.append(
                OutputFolder(
                    path: PathName.join(folder, item.instance.name),
                    files: bundle.files.map { OutputFile(path: $0.name, bytes: $0.bytes, isSecret: $0.isSecret) }
                )
            )
        }
        return folders
    }

    /// Signs, and turns a fault of what is signed into the command's own.
    private func reportingFaults<Result>(_ sign: () throws -> Result) throws -> Result {
        do {
            return try sign()
        } catch let error as RequestSigningError {
            throw CommandFailure(error)
        }
    }
}
