public import DiagnosticsCore
import MetadataFormat
import ModelEmitter
public import ServiceModel
import SwiftSource

/// From metadata and config to the text of every file: pure, the same input gives the same bytes.
public enum ModelGenerator {
    /// Name and version of the generator, as file headers have it.
    public static let generator = "ecsc-codegen 1.0.0"

    /// What comes of a run.
    public struct Output: Sendable {
        /// The product as the API spells it: `Ecs`; empty if the metadata cannot be read.
        public var product = ""
        /// The files, as many as there are shards; none if there are errors.
        public var files: [GeneratedFile] = []
        /// Names of the actions that the files have.
        public var actions: [String] = []
        /// Actions that were asked for and cannot be generated.
        public var skippedActions: [SkippedAction] = []
        /// What there is to tell the user.
        public var findings = DiagnosticSink()
        /// Whether the metadata is not even JSON.
        public var isUnreadable = false
    }

    /// Generates the models of one product.
    ///
    /// - Parameter reportingOddities: whether to tell what was resolved while reading, too: a freshly downloaded file
    ///   has hundreds of such places.
    public static func generate(
        _ config: GenerationConfig,
        from input: MetadataInput,
        reportingOddities: Bool = false
    ) -> Output {
        var output = Output()
        var oddities = DiagnosticSink()
        do {
            let service = try buildService(config, from: input, into: &output, oddities: &oddities)
            if reportingOddities { output.findings.report(contentsOf: oddities.diagnostics) }
            guard let service else { return output }
            let options = EmitterOptions(
                access: config.access,
                shardCount: config.shardCount,
                decodableRequests: config.decodableRequests,
                codable: config.codable,
                generator: generator
            )
            output.actions = service.actions.map(\.name)
            output.files = ModelEmitter(options: options).emit(service).map { file in
                GeneratedFile(name: file.name, text: SwiftRenderer.render(file))
            }
        } catch {
            output.findings.report(error.diagnostic)
            output.isUnreadable = error.isUnreadable
        }
        return output
    }

    /// The service after all passes; nil if there are errors.
    private static func buildService(
        _ config: GenerationConfig,
        from input: MetadataInput,
        into output: inout Output,
        oddities: inout DiagnosticSink
    ) throws(MetadataError) -> Service? {
        let document = try MetadataDocument(file: input.apiDocs)
        output.product = document.product
        let filter = ActionFilter(patterns: config.actions.map(\.value))
        let selection = filter.select(from: document.actionNames)
        for index in selection.unmatchedPatterns {
            output.findings.report(unknownAction(config.actions[index], in: document))
        }
        var builder = ServiceBuilder(document: document)
        var service = try builder.build(actions: selection.selected, reportingTo: &oddities)
        if let patchFile = input.patches {
            let patches = PatchListReader.read(patchFile, reportingTo: &output.findings)
            PatchPass(patches: patches)
                .patch(&service, allActions: document.actionNames, reportingTo: &output.findings)
        }
        RecursionPass.markIndirectMembers(of: &service)
        let used = NamePass(overrides: config.names.mapValues(\.value)).name(&service, reportingTo: &output.findings)
        for (wireName, name) in config.names.sorted(by: { $0.key < $1.key }) where !used.contains(wireName) {
            let message = "no generated member has the wire name '\(wireName)'"
            output.findings.report(Diagnostic(.warning, "unused-name", message, at: name.position))
        }
        CheckPass.check(service, reportingTo: &output.findings)
        for action in service.skippedActions {
            let message = "the action '\(action.name)' is skipped: \(action.reason)"
            output.findings.report(Diagnostic(.warning, "skipped-action", message, at: action.position))
        }
        output.skippedActions = service.skippedActions
        return output.findings.hasErrors ? nil : service
    }

    private static func unknownAction(
        _ pattern: GenerationConfig.Setting<String>,
        in document: MetadataDocument
    ) -> Diagnostic {
        let nearest = NearestName.find(pattern.value, among: document.actionNames)
        return Diagnostic(
            .error,
            "unknown-action",
            "no action of \(document.product) \(document.version) matches '\(pattern.value)'",
            at: pattern.position,
            replacement: pattern.position == nil ? nil : nearest.map { "\"\($0)\"" }
        )
    }
}

/// A file to be written.
public struct GeneratedFile: Sendable, Hashable {
    /// Its name, without a folder.
    public var name: String
    /// Its text.
    public var text: String
}
