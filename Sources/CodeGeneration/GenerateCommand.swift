public import ArgumentParser
import DiagnosticsCore
import Foundation
import ServiceModel
import SourceTree
import SpecCompiler
import SwiftSource

/// `ecsc generate`, and all that `ecsc-codegen` does.
public struct GenerateCommand: ParsableCommand {
    /// Name and help.
    public static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Write typed Swift models of API actions.",
        discussion: """
            Every key of the config file is also a flag, and a flag wins. A file is written only when its bytes change.
            With several --api-docs, each gets a folder of its own below the output folder. Specs are compiled into
            CompiledSpecs.swift.
            """
    )

    @Option(parsing: .upToNextOption, help: "Bundled metadata (ecs/2014-05-26) or an api-docs.json.")
    var apiDocs: [String] = []
    @Option(help: "The config file, ecs-models.json.")
    var config: String?
    @Option(help: "Where the files go.")
    var output: String
    @Flag(help: "Write nothing; exit with 1 if anything would change.")
    var check = false
    @Option(parsing: .upToNextOption, help: "Actions to generate; * and ? stand for other characters.")
    var actions: [String] = []
    @Option(help: "public or internal (default: internal).")
    var access: GeneratedAccess?
    @Option(help: "How many files to write (default: 4).")
    var shards: Int?
    @Option(parsing: .upToNextOption, help: "Swift names for wire names, as WIRE=swift.")
    var names: [String] = []
    @Flag(inversion: .prefixedNo, help: "Let requests be decoded and responses be encoded.")
    var decodableRequests: Bool?
    @Flag(inversion: .prefixedNo, help: "Make every type Codable.")
    var codable: Bool?
    @Option(
        parsing: .upToNextOption,
        help: "Specs to compile into static requests, as file patterns; * stays within a folder, ** crosses folders."
    )
    var specs: [String] = []
    @Option(help: "The folder of the specs and of the files they refer to (default: the config's).")
    var filesDir: String?
    @Flag(help: "Write CompiledSpecs.swift even if there are no specs, for build plans that name it.")
    var writeEmptySpecs = false

    /// For the argument parser.
    public init() {}

    /// Refuses flags that cannot be.
    public func validate() throws {
        let range = GenerationConfig.shardCounts
        if let shards, !range.contains(shards) {
            throw ValidationError("--shards goes from \(range.lowerBound) to \(range.upperBound)")
        }
        for name in names where Self.splitName(name) == nil {
            throw ValidationError("--names takes WIRE=swift, this is '\(name)'")
        }
    }

    /// Generates and writes, or compares.
    public func run() throws {
        var findings = DiagnosticSink()
        let config = try readConfig(reportingTo: &findings)
        let sources = apiDocs.isEmpty ? [config.apiDocs].compactMap { $0 } : apiDocs.map { .init($0) }
        if sources.isEmpty, config.specs.isEmpty, !findings.hasErrors {
            throw ValidationError(
                "there is nothing to generate from: give --api-docs or --specs, or \"apiDocs\" or \"specs\" in the config"
            )
        }
        let specs = try compileSpecs(of: config, reportingTo: &findings)
        var folders: [(folder: OutputFolder, files: [GeneratedFile])] = []
        for source in sources {
            let directory = source.position.map { Paths.directory(of: $0.file.name) } ?? "."
            let input: MetadataInput
            do {
                input = try MetadataInput.load(source.value, relativeTo: directory)
            } catch {
                findings.report(Diagnostic(.error, "no-such-file", "\(error)", at: source.position))
                throw Self.printed(findings, exitCode: 66)
            }
            let result = ModelGenerator.generate(config, from: input)
            findings.report(contentsOf: result.findings)
            if result.isUnreadable { throw Self.printed(findings, exitCode: 65) }
            let ownFolder = SwiftNaming.typeName(result.product) + "Models"
            let folder = sources.count == 1 ? output : Paths.resolve(ownFolder, in: output)
            folders.append((OutputFolder(path: folder), result.files + (sources.count == 1 ? specs : [])))
        }
        if sources.isEmpty {
            // The shards that a build plan names are wanted all the same.
            folders.append((OutputFolder(path: output), ModelGenerator.emptyFiles(config.shardCount) + specs))
        } else if sources.count > 1, !specs.isEmpty {
            folders.append((OutputFolder(path: output), specs))
        }
        let exitCode = Self.printed(findings, exitCode: findings.hasErrors ? 1 : 0)
        if exitCode != .success { throw exitCode }
        try check ? compare(folders) : write(folders)
    }

    // MARK: Specs

    /// The file of compiled specs; none where none is wanted.
    private func compileSpecs(
        of config: GenerationConfig,
        reportingTo findings: inout DiagnosticSink
    ) throws -> [GeneratedFile] {
        guard writeEmptySpecs || !config.specs.isEmpty else { return [] }
        let folder = filesDir ?? self.config.map(Paths.directory) ?? "."
        do {
            let specs = try SpecFolder(path: folder).files(matching: config.specs, reportingTo: &findings)
            let result = try SpecGenerator.generate(specs, files: .folder(folder), access: config.access)
            findings.report(contentsOf: result.findings)
            if result.isUnreadable { throw Self.printed(findings, exitCode: 65) }
            return [result.file]
        } catch let error as FileError {
            findings.report(Diagnostic(.error, "no-such-file", "\(error)"))
            throw Self.printed(findings, exitCode: 66)
        }
    }

    // MARK: Config

    private func readConfig(reportingTo findings: inout DiagnosticSink) throws -> GenerationConfig {
        var settings = GenerationConfig()
        if let path = config {
            do {
                let file = SourceFile(name: path, bytes: try Files.read(path))
                settings = try GenerationConfigReader.read(file, reportingTo: &findings)
            } catch let error as FileError {
                let example = #"{"apiDocs": "ecs/2014-05-26", "actions": ["DescribeInstances"]}"#
                findings.report(Diagnostic(.error, "no-such-file", "\(error)", help: "write one, such as \(example)"))
                throw Self.printed(findings, exitCode: 66)
            } catch let error as UnreadableInput {
                findings.report(error.diagnostic)
                throw Self.printed(findings, exitCode: 65)
            }
        }
        if !actions.isEmpty { settings.actions = actions.map { .init($0) } }
        if let access { settings.access = access == .public ? .public : .internal }
        if let shards { settings.shardCount = shards }
        for (wireName, name) in names.compactMap(Self.splitName) { settings.names[wireName] = .init(name) }
        if let decodableRequests { settings.decodableRequests = decodableRequests }
        if let codable { settings.codable = codable }
        if !specs.isEmpty { settings.specs = specs.map { .init($0) } }
        return settings
    }

    /// `WIRE=swift` in its two parts, if the second can be a Swift name.
    private static func splitName(_ text: String) -> (String, String)? {
        guard let equals = text.lastIndex(of: "="), equals > text.startIndex else { return nil }
        let name = String(text[text.index(after: equals)...])
        return SwiftNaming.isIdentifier(name) ? (String(text[..<equals]), name) : nil
    }

    // MARK: Output

    private func compare(_ folders: [(folder: OutputFolder, files: [GeneratedFile])]) throws {
        var isStale = false
        for (folder, files) in folders {
            let changes = folder.changes(for: files)
            for name in changes.stale.map(\.name) + changes.leftOver { print("stale: \(folder.filePath(name))") }
            isStale = isStale || !changes.isEmpty
        }
        if isStale { throw ExitCode(1) }
    }

    private func write(_ folders: [(folder: OutputFolder, files: [GeneratedFile])]) throws {
        for (folder, files) in folders {
            do {
                try folder.apply(folder.changes(for: files))
            } catch {
                FileHandle.standardError.write(Data("error: \(error)\n".utf8))
                throw ExitCode(73)
            }
        }
    }

    /// Prints the findings.
    private static func printed(_ findings: DiagnosticSink, exitCode: Int32) -> ExitCode {
        FileHandle.standardError.write(Data(TextRenderer().render(findings.listed(), hiding: findings.hiddenPlaces).utf8))
        return ExitCode(exitCode)
    }
}

/// Who can see the generated types, as a flag says it.
enum GeneratedAccess: String, ExpressibleByArgument, CaseIterable {
    case `public`
    case `internal`
}
