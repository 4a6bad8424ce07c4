import DiagnosticsCore
import ExactText
import GenerationInput
import MetadataFormat
import ServiceModel

/// What a config asks for, and what of it no product has had so far.
struct ModelRequest {
    private let config: GenerationConfig
    private var products: [String] = []
    private var actionNames: [String] = []
    /// Patterns that match no action, by their places in the config.
    private var unmatchedPatterns: Set<Int>
    /// Names of the user's own that nothing was found for.
    private var unusedNames: Set<ExactText>

    init(_ config: GenerationConfig) {
        self.config = config
        unmatchedPatterns = Set(config.actions.indices)
        unusedNames = Set(config.names.keys)
    }

    /// The service of one product after all passes.
    mutating func buildService(
        from input: MetadataInput, into sink: inout DiagnosticSink, oddities: inout DiagnosticSink
    ) throws(MetadataError) -> Service {
        let document = try input.document()
        products.append("\(document.product) \(document.version)")
        actionNames += document.actionNames
        if document.actionNames.isEmpty {
            let message = "the metadata of \(document.product) \(document.version) has no actions: 'apis' is empty"
            throw MetadataError(Diagnostic(.error, .notMetadata, message, at: document.actionsPosition))
        }
        let filter = ActionFilter(patterns: config.actions.map(\.value))
        let selection = filter.select(from: document.actionNames)
        unmatchedPatterns.formIntersection(selection.unmatchedPatterns)
        var builder = ServiceBuilder(document: document)
        var service = try builder.build(actions: selection.selected, into: &oddities)
        sink.report(contentsOf: document.patches.findings)
        sink.report(contentsOf: builder.patchLedger.stalePatches(of: document))
        if let list = input.secretMembers {
            let secrets = SecretMemberReader.read(list, into: &sink)
            SecretPass(secrets: secrets).mark(&service)
        }
        ListWrapperPass.flattenWrappers(of: &service)
        RecursionPass.markIndirectMembers(of: &service)
        let isWhole = selection.selected.count == document.actionNames.count
        var whole = isWhole ? nil : Self.wholeService(of: document)
        TimePass.markTimes(of: &service, asIn: whole)
        if var marked = whole {
            TimePass.markTimes(of: &marked)
            whole = marked
        }
        EnumerationPass.shareEnumerations(of: &service, asIn: whole)
        unusedNames.subtract(NamePass(overrides: config.names.mapValues(\.value)).name(&service, into: &sink))
        CheckPass.check(service, into: &sink)
        let leftOut = LeftOutReport(product: document.product, version: document.version, config: config)
        sink.report(
            contentsOf: leftOut.findings(on: service.skippedActions, generated: service.actions.map(\.name))
        )
        sink.report(contentsOf: leftOut.findings(on: service.droppedParameters))
        return service
    }

    /// All actions of a product as far as they decide on shared types; nil if one of them can't be read, which is no fault
    /// of those that were asked for.
    private static func wholeService(of document: MetadataDocument) -> Service? {
        var builder = ServiceBuilder(document: document)
        var ignored = DiagnosticSink()
        guard var service = try? builder.build(actions: document.actionNames, into: &ignored) else { return nil }
        ListWrapperPass.flattenWrappers(of: &service)
        return service
    }

    /// Tells what no product has had.
    func reportUnused(into sink: inout DiagnosticSink) {
        for index in unmatchedPatterns.sorted() { sink.report(unknownAction(config.actions[index])) }
        for (wireName, name) in config.names.sorted(by: { $0.key < $1.key }) where unusedNames.contains(wireName) {
            let message = "nothing generated has the wire name or the path '\(wireName)'"
            sink.report(Diagnostic(.warning, .unusedName, message, at: name.position))
        }
    }

    private func unknownAction(_ pattern: GenerationConfig.Setting<String>) -> Diagnostic {
        let lowercased = pattern.value.asciiLowercased
        let nearest =
            actionNames.first { $0.asciiLowercased.isExactly(lowercased) }
            ?? NearestName.find(pattern.value, among: actionNames)
        return Diagnostic(
            .error,
            .unknownAction,
            "no action of \(products.joined(separator: ", ")) matches '\(pattern.value)'",
            at: pattern.position,
            help: pattern.position == nil ? nearest.map { "did you mean '\($0)'?" } : nil,
            replacement: pattern.position == nil ? nil : nearest.map { "\"\($0)\"" }
        )
    }
}
