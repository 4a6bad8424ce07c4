public import DiagnosticsCore
import ExactText
public import GenerationInput
import MetadataFormat
import ModelEmitter
public import ServiceModel
import SwiftSource

/// From metadata and config to the text of every file: pure, the same input gives the same bytes.
public enum ModelGenerator {
    /// What comes of a run.
    public struct Output: Sendable {
        /// The product as the API spells it: `Ecs`; empty if the metadata can't be read.
        public var product = ""
        /// The files, as many as there are shards; none if there are errors.
        public var files: [GeneratedFile] = []
        /// Names of the actions that the files have.
        public var actions: [String] = []
        /// Actions that were asked for and can't be generated.
        public var skippedActions: [SkippedAction] = []
        /// What there is to tell the user.
        public var findings = DiagnosticSink()
        /// Why there are no files at all, where the metadata is to blame.
        public var fault: InputFault?
    }

    /// Generates the models of a config.
    ///
    /// - Parameters:
    ///   - config: What to generate, and from which metadata; a relative path starts where the config stands that has it.
    ///   - files: Reads it.
    public static func generate(_ config: GenerationConfig, files: FileSource) -> Output {
        var output = Output()
        var inputs: [MetadataInput] = []
        for apiDocs in config.apiDocs {
            do {
                let folder = apiDocs.position.map { PathName.folder(of: $0.file.name) } ?? "."
                inputs.append(try MetadataInput.load(apiDocs.value, relativeTo: folder, files: files))
            } catch {
                output.fault = .missing
                output.findings.report(Diagnostic(.error, .noSuchFile, "\(error)", at: apiDocs.position))
            }
        }
        return output.fault == nil ? generate(config, from: inputs) : output
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
        generate(config, from: [input], reportingOddities: reportingOddities)
    }

    /// Generates the models of several products into one module: each in a namespace named after it, since they use the
    /// same names.
    public static func generate(
        _ config: GenerationConfig,
        from inputs: [MetadataInput],
        reportingOddities: Bool = false
    ) -> Output {
        var output = Output()
        var oddities = DiagnosticSink()
        var parts: [(service: Service, options: EmitterOptions)] = []
        do {
            var request = ModelRequest(config)
            for input in inputs {
                let service = try request.buildService(from: input, into: &output.findings, oddities: &oddities)
                var options = config.options
                if inputs.count > 1 {
                    options.namespace = SwiftNaming.outerTypeName(service.product)
                    options.namesFilesByNamespace = false
                }
                parts.append((service, options))
            }
            request.reportUnused(into: &output.findings)
            reportSharedNamespaces(of: parts, config, into: &output.findings)
        } catch {
            output.findings.report(error.diagnostic)
            output.fault = error.isUnreadable ? .unreadable : nil
        }
        output.product = parts.first?.service.product ?? ""
        output.skippedActions = parts.flatMap(\.service.skippedActions)
        if reportingOddities { output.findings.report(contentsOf: oddities) }
        if output.findings.hasErrors || parts.isEmpty { return output }
        output.actions = parts.flatMap { $0.service.actions.map(\.name) }
        output.files = ModelEmitter.emit(parts).map { GeneratedFile(name: $0.name, text: SwiftRenderer.render($0)) }
        return output
    }

    /// Two versions of a product, or two that are called alike, can't stand in one namespace.
    private static func reportSharedNamespaces(
        of parts: [(service: Service, options: EmitterOptions)], _ config: GenerationConfig,
        into sink: inout DiagnosticSink
    ) {
        var taken: Set<ExactText> = []
        for (part, apiDocs) in zip(parts, config.apiDocs) {
            guard let namespace = part.options.namespace, parts.count > 1 else { continue }
            if taken.insert(ExactText(namespace)).inserted { continue }
            let message = "two of the 'apiDocs' would have the namespace '\(namespace)'"
            sink.report(Diagnostic(.error, .nameCollision, message, at: apiDocs.position))
        }
    }

    /// The files of a run without metadata: as many as there are shards, all of them empty.
    public static func emptyFiles(_ shardCount: Int) -> [GeneratedFile] {
        (0..<shardCount).map { index in
            let header = ["Generated by \(GeneratedFile.generator); do not edit.", "swift-format-ignore-file"]
            let name = ModelEmitter.fileName(ofShard: index)
            return GeneratedFile(name: name, text: SwiftRenderer.render(SwiftFile(name: name, header: header)))
        }
    }
}
