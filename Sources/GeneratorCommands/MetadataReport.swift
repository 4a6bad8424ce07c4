public import CodeGeneration
import DiagnosticsCore
import ExactText
import GenerationInput
public import MetadataFormat
import ServiceModel
public import SpecCompiler

/// What `ecsc metadata` prints about metadata, as text.
public enum MetadataReport {
    /// All names of actions, one a line.
    public static func list(_ document: MetadataDocument) -> String {
        document.actionNames.map { $0 + "\n" }.joined()
    }

    /// Where every bundled fact comes from, one source a line, with tabs between file, source, version, date and what it
    /// gives.
    public static func sources(_ sources: [FactSource]) -> String {
        sources.map { one in
            let columns = [one.file, one.source, one.version, one.date, one.gives]
            return columns.map { DisplayText.escape($0) }.joined(separator: "\t") + "\n"
        }.joined()
    }

    /// Everything about one action; nil if there is none with this name.
    public static func show(_ name: String, in document: MetadataDocument) throws(MetadataError) -> String? {
        guard let metadata = try document.action(named: name) else { return nil }
        var ignored = DiagnosticSink()
        var builder = ServiceBuilder(document: document)
        let service = try builder.build(actions: [name], into: &ignored)
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
        facts += service.skippedActions.map { "can't be generated: \($0.explanation)" }
        for fact in facts { text += DisplayText.escape(fact) + "\n" }
        for action in service.actions {
            for line in ServiceOutline.lines(of: action, in: service) {
                text += DisplayText.escape("\(line.path): \(line.facts)") + "\n"
            }
            if action.response.members.isEmpty { text += "response: the metadata describes nothing of it\n" }
        }
        return text
    }

    /// What differs between two versions, in the order of the new one.
    public static func diff(
        _ old: MetadataDocument, _ new: MetadataDocument
    ) throws(MetadataError) -> MetadataDifference {
        let oldLines = try lines(of: old)
        let newLines = try lines(of: new)
        var changes: [MetadataDifference.Change] = []
        for name in new.actionNames {
            guard let before = oldLines[ExactText(name)] else {
                changes.append(
                    .init(kind: .added, action: name, path: nil, before: nil, after: nil, isBreaking: false))
                continue
            }
            changes += Self.changes(of: name, from: before, to: newLines[ExactText(name)] ?? [])
        }
        let namesAfter = Set(new.actionNames.map { ExactText($0) })
        for name in old.actionNames where !namesAfter.contains(ExactText(name)) {
            changes.append(.init(kind: .removed, action: name, path: nil, before: nil, after: nil, isBreaking: true))
        }
        return MetadataDifference(changes: changes)
    }

    private static func changes(
        of action: String, from before: [ServiceOutline.Line], to after: [ServiceOutline.Line]
    ) -> [MetadataDifference.Change] {
        var changes: [MetadataDifference.Change] = []
        let known = Dictionary(before.map { (ExactText($0.path), $0) }) { first, _ in first }
        for line in after {
            let old = known[ExactText(line.path)]
            guard let old else {
                changes.append(
                    .init(
                        kind: .added, action: action, path: line.path, before: nil, after: line.facts,
                        isBreaking: line.isRequired
                    ))
                continue
            }
            guard !old.facts.isExactly(line.facts) else { continue }
            changes.append(
                .init(
                    kind: .changed, action: action, path: line.path, before: old.facts, after: line.facts,
                    isBreaking: line.isRequired && !old.isRequired || line.type != old.type
                ))
        }
        let paths = Set(after.map { ExactText($0.path) })
        for line in before where !paths.contains(ExactText(line.path)) {
            changes.append(
                .init(
                    kind: .removed, action: action, path: line.path, before: line.facts, after: nil,
                    isBreaking: !line.type.isEmpty
                ))
        }
        return changes
    }

    /// More than twice what any product has; shared schemas are listed wherever they stand.
    private static let largestLineCount = 1 << 19

    private static func lines(of document: MetadataDocument) throws(MetadataError) -> [ExactText: [ServiceOutline.Line]]
    {
        var ignored = DiagnosticSink()
        var builder = ServiceBuilder(document: document)
        let service = try builder.build(actions: document.actionNames, into: &ignored)
        // A skipped action is there all the same.
        var lines: [ExactText: [ServiceOutline.Line]] = [:]
        for name in document.actionNames { lines[ExactText(name)] = [] }
        var count = 0
        for action in service.actions {
            var own = ServiceOutline.lines(of: action, in: service)
            own.insert(contentsOf: try facts(of: action, in: document), at: 0)
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

    /// What is known of an action beside its members, as far as it is worth comparing.
    private static func facts(
        of action: Action, in document: MetadataDocument
    ) throws(MetadataError) -> [ServiceOutline.Line] {
        var facts: [ServiceOutline.Line] = []
        if action.isDeprecated {
            let gone = action.goneAsOf.map { ", gone from the official SDK as of \($0)" } ?? ""
            facts.append(ServiceOutline.Line(path: "action", facts: "deprecated" + gone))
        }
        let metadata = try document.action(named: action.name)
        if let level = metadata?.accessLevel { facts.append(ServiceOutline.Line(path: "access", facts: level)) }
        if let permission = metadata?.ramAuthorization {
            let resources = permission.resources + permission.optionalResources.map { $0 + " (optional)" }
            let words = [permission.action] + resources + permission.alsoActions + permission.conditionKeys
            facts.append(ServiceOutline.Line(path: "permission", facts: words.joined(separator: ", ")))
        }
        return facts
    }

    /// Everything that is odd about metadata and its patches: what was resolved while reading, what is skipped, which
    /// names collide.
    public static func lint(_ input: MetadataInput) -> ModelGenerator.Output {
        ModelGenerator.generate(GenerationConfig(), from: input, reportingOddities: true)
    }
}
