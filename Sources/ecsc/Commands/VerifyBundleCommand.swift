import ArgumentParser
import CommandOptions
import CommandSupport
import DiagnosticsCore
import ExactText
import FileAccess
import RequestEmission
import SourceTree

/// `ecsc verify-bundle`: the files of bundles against their manifests.
struct VerifyBundleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-bundle",
        abstract: "Check the files of a bundle against its manifest.",
        discussion: """
            A bundle is a folder that 'compile --output-dir' has written. Missing, changed and added files are found, and \
            links are not followed. Exit code 1 if anything is not as the manifest says, 65 if that can't be read, 66 if \
            there is none.

            Examples:
              ecsc verify-bundle out/web
              ecsc verify-bundle out/web --spec web.ecs.yaml
            """
    )

    @Argument(
        help: ArgumentHelp("The folders of bundles.", valueName: "dir"), completion: .directory
    )
    var folders: [String]

    @Option(
        help: ArgumentHelp("Check as well that the bundle was made of this spec, as it is now.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var spec: String?

    @OptionGroup(title: "Finding options") var findings: FindingOptions

    func run() throws {
        let spec = try spec.map { path in
            (name: path, bytes: try CommandInput.readWhole(path, limit: ParseLimits().bytes))
        }
        let reporter = FindingsReporter(options: findings, areResult: true)
        var sink = DiagnosticSink()
        var faults: [ExitStatus] = []
        var sources: [String] = []
        var good: [String] = []
        for folder in folders {
            let count = sink.count
            do {
                let (source, manifest) = try Self.manifest(of: folder, into: &sink)
                sources.append(source.name)
                guard let manifest else { continue }
                let verification = BundleVerification(manifest, from: source)
                let names = FolderReading.names(in: folder) ?? []
                try verification.check(names, into: &sink) { name, limit in
                    Self.entry(PathName.join(folder, name), limit: limit)
                }
                if let spec { try verification.check(spec: spec.bytes, named: spec.name, into: &sink) }
                if sink.count == count {
                    good.append("\(folder): \(manifest.files.count) files are as the manifest says")
                }
            } catch let failure as CommandFailure {
                faults.append(failure.status)
                sink.report(Diagnostic(.error, .noInput, failure.message))
            } catch let input as UnreadableInput {
                faults.append(.unreadableInput)
                sink.report(input.diagnostic)
            }
        }
        try reporter.print([(sink, [])])
        let status = ExitStatus.gravest(of: faults + [reporter.status(of: sink)])
        if findings.style.format == .text, !findings.style.isQuiet {
            try StandardStreams.writeResult(good.map { DisplayText.escape($0) + "\n" }.joined())
        }
        if status != .success { throw status }
    }

    /// The manifest of a bundle, which is a file of the folder's own.
    private static func manifest(
        of folder: String, into sink: inout DiagnosticSink
    ) throws -> (source: SourceFile, manifest: BundleManifest?) {
        let path = PathName.join(folder, BundleManifest.fileName)
        guard FolderReading.isFolder(folder) else {
            throw CommandFailure(.noInput, "\(folder): there is no such folder")
        }
        guard case .file(let bytes) = entry(path, limit: ParseLimits().bytes) else {
            throw CommandFailure(.noInput, "\(folder): this is no bundle: it has no file '\(BundleManifest.fileName)'")
        }
        let source = SourceFile(name: path, bytes: bytes)
        return (source, try BundleManifest.read(source, into: &sink))
    }

    /// What stands under a path; links are not followed.
    private static func entry(_ path: String, limit: Int) -> BundleVerification.Entry {
        switch FolderReading.kind(of: path) {
        case .link: return .other("a link")
        case .folder: return .other("a folder")
        case .other: return .other("a pipe or a device")
        case .file, nil: break
        }
        do {
            return .file(try FileReading.readWithoutFollowing(path, limit: limit))
        } catch {
            return .unreadable(error.reason)
        }
    }
}
