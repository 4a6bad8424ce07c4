public import ArgumentParser
import CodeGeneration
import CommandOptions
import CommandSupport
import DiagnosticsCore
import ExactText
import GenerationInput
import GeneratorSupport
import ModelEmitter
import ServiceModel
import SpecCompiler
import SpecFiles
import SpecGeneration
import SwiftSource

/// `ecsc generate`: models and compiled specs, what `ecsc-codegen` and `ecsc-specgen` write for the plugins.
public struct GenerateCommand: ParsableCommand {
    /// Name and help.
    public static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Write typed Swift models of API actions.",
        discussion: """
            Every key of the config file is also a flag, and a flag wins. A file is written only when its bytes change.
            With several --api-docs, each gets a folder of its own below the output folder; several "apiDocs" of a config
            are one module, with an enum named after its product around each. Specs are compiled into CompiledSpecs.swift.

            Examples:
              ecsc generate --config ecs-models.json --output Models
              ecsc generate --api-docs ecs/2014-05-26 --actions StartInstance StopInstance --output Models
            """
    )

    @Option(parsing: .upToNextOption, help: "Bundled metadata (ecs/2014-05-26) or an api-docs.json.")
    var apiDocs: [String] = []
    @Option(help: "The config file, ecs-models.json.", completion: .file(extensions: ["json"]))
    var config: String?
    @Option(help: "Where the files go.", completion: .directory)
    var output: String
    @Flag(help: "Write nothing; exit with 1 if anything would change.")
    var check = false
    @Option(
        parsing: .upToNextOption, help: "Actions to generate; * and ? stand for other characters.",
        completion: .custom(ActionCandidates.complete)
    )
    var actions: [String] = []
    @Option(help: "public, package or internal (default: internal).")
    var access: GeneratedAccess?
    @Option(help: "How many files to write (default: \(EmitterOptions.defaultShardCount)).")
    var shards: Int?
    @Option(help: "An enum that all generated types stand in; the files are named after it, too.")
    var namespace: String?
    @Option(
        parsing: .upToNextOption,
        help: "Swift names for wire names, actions and paths (RunInstances.request.DataDisk[], #Schema), as WIRE=swift."
    )
    var names: [String] = []
    @Flag(inversion: .prefixedNo, help: "Let requests be decoded as well as encoded, and list them.")
    var decodableRequests: Bool?
    @Flag(inversion: .prefixedNo, help: "Make every type Codable.")
    var codable: Bool?
    @Flag(inversion: .prefixedNo, help: "Make every type Equatable.")
    var equatable: Bool?
    @Flag(inversion: .prefixedNo, help: "Make every type Hashable, and so Equatable.")
    var hashable: Bool?
    @Option(
        parsing: .upToNextOption,
        help: "Specs to compile into static requests, as file patterns; * stays within a folder, ** crosses folders."
    )
    var specs: [String] = []
    @Option(help: "The folder of the specs and of the files they refer to (default: the config's).")
    var filesDir: String?
    @Flag(help: "Write CompiledSpecs.swift even if there are no specs, for build plans that name it.")
    var writeEmptySpecs = false
    @OptionGroup(title: "Finding options") var findings: FindingOptions

    /// For the argument parser.
    public init() {}

    /// Refuses flags that can't be.
    public func validate() throws {
        let range = EmitterOptions.shardCounts
        if let shards, !range.contains(shards) {
            throw ValidationError("--shards goes from \(range.lowerBound) to \(range.upperBound)")
        }
        if let namespace, !SwiftNaming.isTypeName(namespace) {
            throw ValidationError("--namespace takes the name of a Swift type, this is '\(namespace)'")
        }
        for name in names where Self.splitName(name) == nil {
            throw ValidationError("--names takes WIRE=swift, this is '\(name)'")
        }
    }

    /// Generates and writes, or compares.
    public func run() throws {
        var run = GeneratorRun(reporter: FindingsReporter(options: findings, areResult: false))
        var config = try readConfig(in: &run)
        // Those of the config are one module; several flags are several.
        let sources = apiDocs.isEmpty ? [config.apiDocs].filter { !$0.isEmpty } : apiDocs.map { [.init($0)] }
        if sources.isEmpty, config.specs.isEmpty, !run.findings.hasErrors {
            throw ValidationError(
                "there is nothing to generate from: give --api-docs or --specs, or \"apiDocs\" or \"specs\" in the config"
            )
        }
        var specs: [GeneratedFile] = []
        if writeEmptySpecs || !config.specs.isEmpty {
            let folder = filesDir ?? self.config.map(PathName.folder) ?? "."
            let output = try SpecGenerator.generate(
                specsOf: config, in: folder, source: .system, files: .folder(folder)
            )
            try run.report(output.findings, fault: output.fault)
            specs = [output.file]
        }
        for source in sources {
            config.apiDocs = source
            let result = ModelGenerator.generate(config, files: .system)
            try run.report(result.findings, fault: result.fault)
            let ownFolder = SwiftNaming.typeName(result.product) + "Models"
            let folder = sources.count == 1 ? output : PathName.resolve(ownFolder, in: output)
            run.add(
                result.files + (sources.count == 1 ? specs : []),
                to: GeneratedFolder(path: folder, filePrefix: config.options.filePrefix))
        }
        if sources.isEmpty {
            // The shards that a build plan names are wanted all the same.
            run.add(ModelGenerator.emptyFiles(config.options.shardCount) + specs, to: GeneratedFolder(path: output))
        } else if sources.count > 1, !specs.isEmpty {
            run.add(specs, to: GeneratedFolder(path: output))
        }
        try run.finish(checking: check)
    }

    // MARK: - Config

    private func readConfig(in run: inout GeneratorRun) throws -> GenerationConfig {
        var settings = try config.map { try run.readConfig(at: $0) } ?? GenerationConfig()
        if !actions.isEmpty { settings.actions = actions.map { .init($0) } }
        if let access { settings.options.access = access.access }
        if let shards { settings.options.shardCount = shards }
        for (wireName, name) in names.compactMap(Self.splitName) { settings.names[ExactText(wireName)] = .init(name) }
        if let namespace { settings.options.namespace = namespace }
        settings.options.namesFilesByNamespace = true
        if let decodableRequests { settings.options.decodableRequests = decodableRequests }
        if let codable { settings.options.codable = codable }
        if let equatable { settings.options.equatable = equatable }
        if let hashable { settings.options.hashable = hashable }
        if !specs.isEmpty { settings.specs = specs.map { .init($0) } }
        return settings
    }

    /// `WIRE=swift` in its two parts, if the second can be a Swift name.
    private static func splitName(_ text: String) -> (String, String)? {
        guard let equals = text.utf8.lastIndex(of: UInt8(ascii: "=")), equals > text.startIndex else { return nil }
        let name = String(text[text.utf8.index(after: equals)...])
        return SwiftNaming.isIdentifier(name) ? (String(text[..<equals]), name) : nil
    }
}

/// Who can see the generated types, as a flag says it.
enum GeneratedAccess: String, ExpressibleByArgument, CaseIterable {
    case `public`
    case package
    case `internal`

    var access: Access {
        switch self {
        case .public: .public
        case .package: .package
        case .internal: .internal
        }
    }
}
