public import CodeGeneration
import DiagnosticsCore
import ExactText
import GenerationInput
public import MetadataFormat
import ServiceModel

/// What `ecsc metadata` prints about metadata, as text.
public enum MetadataReport {
    /// All names of actions, one a line.
    public static func list(_ document: MetadataDocument) -> String {
        document.actionNames.map { $0 + "\n" }.joined()
    }

    /// Everything about one action; nil if there is none with this name.
    public static func show(_ name: String, in document: MetadataDocument) throws(MetadataError) -> String? {
        guard let metadata = try document.action(named: name) else { return nil }
        var ignored = DiagnosticSink()
        var builder = ServiceBuilder(document: document)
        let service = try builder.build(actions: [name], reportingTo: &ignored)
        var text = "\(document.product) \(document.version) \(name)"
        if metadata.isDeprecated { text += ", deprecated" }
        text += "\n"
        var facts: [String] = []
        if let date = metadata.goneAsOf { facts.append("gone from the official SDK as of \(date)") }
        if !metadata.substitutes.isEmpty { facts.append("instead: \(metadata.substitutes.joined(separator: ", "))") }
        if let level = metadata.accessLevel { facts.append("access: \(level)") }
        if let authorization = metadata.ramAuthorization {
            facts.append("permission: \(authorization.action)")
            facts += authorization.resources.map { "  on \($0)" }
            facts += authorization.optionalResources.map { "  on \($0), if the request names one" }
            facts += authorization.newestResources.map { "  on \($0) alone, says the newest table" }
            facts += authorization.alsoActions.map { "  and \($0)" }
            let keys = authorization.conditionKeys.joined(separator: ", ")
            if !keys.isEmpty { facts.append("  conditions on \(keys)") }
        }
        for pagination in metadata.paginations {
            let items = pagination.items.map { ", items in \($0)" } ?? ""
            let end = pagination.isRetiring ? "; will end" : ""
            facts.append(
                "pages by \(pagination.kind.rawValue): \(pagination.request.joined(separator: ", "))\(items)\(end)")
        }
        for outcome in metadata.patchOutcomes where outcome.result == .applied {
            facts.append("corrected: \(outcome.patch.change)")
            facts.append("  \(outcome.patch.reason)")
            if let source = outcome.patch.source { facts.append("  source: \(source)") }
        }
        facts += service.skippedActions.map { "cannot be generated: \($0.reason)" }
        for fact in facts { text += DisplayText.escape(fact) + "\n" }
        for action in service.actions {
            for line in ServiceOutline.lines(of: action, in: service) {
                text += DisplayText.escape("\(line.path): \(line.facts)") + "\n"
            }
        }
        return text
    }

    /// What differs between two versions: `+` is new, `-` is gone, `~` has changed; in the order of the new one, what is
    /// gone at the end of its action.
    public static func diff(_ old: MetadataDocument, _ new: MetadataDocument) throws(MetadataError) -> String {
        let oldLines = try lines(of: old)
        let newLines = try lines(of: new)
        var text = ""
        for name in new.actionNames {
            guard let before = oldLines[ExactText(name)] else {
                text += "+ \(name)\n"
                continue
            }
            let after = newLines[ExactText(name)] ?? []
            let factsBefore = Dictionary(before.map { (ExactText($0.path), ExactText($0.facts)) }) { first, _ in first }
            for line in after {
                switch factsBefore[ExactText(line.path)] {
                case nil: text += DisplayText.escape("+ \(name) \(line.path): \(line.facts)") + "\n"
                case ExactText(line.facts): break
                case let facts?: text += DisplayText.escape("~ \(name) \(line.path): \(facts) -> \(line.facts)") + "\n"
                }
            }
            let pathsAfter = Set(after.map { ExactText($0.path) })
            for line in before where !pathsAfter.contains(ExactText(line.path)) {
                text += DisplayText.escape("- \(name) \(line.path): \(line.facts)") + "\n"
            }
        }
        let namesAfter = Set(new.actionNames.map { ExactText($0) })
        for name in old.actionNames where !namesAfter.contains(ExactText(name)) { text += "- \(name)\n" }
        return text
    }

    /// More than twice what any product has; shared schemas are listed wherever they stand.
    private static let largestLineCount = 1 << 19

    private static func lines(of document: MetadataDocument) throws(MetadataError) -> [ExactText: [ServiceOutline.Line]]
    {
        var ignored = DiagnosticSink()
        var builder = ServiceBuilder(document: document)
        let service = try builder.build(actions: document.actionNames, reportingTo: &ignored)
        // A skipped action is there all the same.
        var lines: [ExactText: [ServiceOutline.Line]] = [:]
        for name in document.actionNames { lines[ExactText(name)] = [] }
        var count = 0
        for action in service.actions {
            var own = ServiceOutline.lines(of: action, in: service)
            if action.isDeprecated { own.insert(ServiceOutline.Line(path: "action", facts: "deprecated"), at: 0) }
            lines[ExactText(action.name)] = own
            count += own.count
            if count > largestLineCount {
                let message = "the actions have more than \(largestLineCount) members with all that they refer to"
                let position = document.position(ofAction: action.name)
                throw MetadataError(Diagnostic(.error, .tooManyMembers, message, at: position))
            }
        }
        return lines
    }

    /// Everything that is odd about metadata and its patches: what was resolved while reading, what is skipped, which
    /// names collide.
    public static func lint(_ input: MetadataInput) -> ModelGenerator.Output {
        ModelGenerator.generate(GenerationConfig(), from: input, reportingOddities: true)
    }
}
