public import DiagnosticsCore
import ExactText
import SourceTree

/// The corrections of one metadata file, in order:
/// `{"patches": [{"action", "member", "change", "from", "to", "reason", "source"}]}`.
public struct MetadataPatches: Sendable {
    /// No corrections.
    public static let none = MetadataPatches(patches: [], findings: [])

    /// The corrections.
    public let patches: [MetadataPatch]
    /// What is wrong with the list; what is right of it is kept.
    public let findings: [Diagnostic]

    /// Those for one action each, by its name.
    private let indicesByAction: [ExactText: [Int]]
    /// Those for actions by a pattern.
    private let patternIndices: [Int]
    /// Those for the product as a whole.
    let productIndices: [Int]

    /// Reads a list; what is wrong in it is told by `findings`.
    public init(file: SourceFile) {
        var sink = DiagnosticSink()
        let patches = Self.read(file, into: &sink)
        self.init(patches: patches, findings: sink.diagnostics)
    }

    private init(patches: [MetadataPatch], findings: [Diagnostic]) {
        self.patches = patches
        self.findings = findings
        var indicesByAction: [ExactText: [Int]] = [:]
        var patternIndices: [Int] = []
        var productIndices: [Int] = []
        for (index, patch) in patches.enumerated() {
            if patch.isForPattern {
                patternIndices.append(index)
            } else if let action = patch.action {
                indicesByAction[ExactText(action), default: []].append(index)
            } else {
                productIndices.append(index)
            }
        }
        self.indicesByAction = indicesByAction
        self.patternIndices = patternIndices
        self.productIndices = productIndices
    }

    /// The numbers of the patches for an action, in order.
    func indices(forAction name: String) -> [Int] {
        if patches.isEmpty { return [] }
        let matching = patternIndices.filter { WildcardPattern(patches[$0].action ?? "").matches(name) }
        return ((indicesByAction[ExactText(name)] ?? []) + matching).sorted()
    }

    // MARK: - Reading

    private static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> [MetadataPatch] {
        let document: DocumentNode
        do {
            document = try DocumentReader.readJSON(file, limits: .metadata, into: &sink)
        } catch {
            sink.report(error.diagnostic)
            return []
        }
        guard let list = document["patches"], let items = list.items else {
            let position = Diagnostic.Position(file: file, span: SourceSpan(0, 0))
            sink.report(
                Diagnostic(.error, .invalidPatch, "a patch list has one key, 'patches', a list", at: position)
            )
            return []
        }
        return items.compactMap { read($0, of: file, into: &sink) }
    }

    private static func read(
        _ node: DocumentNode, of file: SourceFile, into sink: inout DiagnosticSink
    ) -> MetadataPatch? {
        let position = Diagnostic.Position(file: file, span: node.span)
        let action = node["action"]?.text
        guard let member = node["member"]?.text, let reason = node["reason"]?.text,
            let property = node["change"]?.text.flatMap(MetadataPatch.Property.init(rawValue:)),
            let from = node["from"], let to = node["to"], action != nil || property == .centralHost
        else {
            let known = MetadataPatch.Property.allCases.map(\.rawValue).joined(separator: ", ")
            let message = "a patch has the keys action, member, change (one of \(known)), from, to and reason"
            sink.report(Diagnostic(.error, .invalidPatch, message, at: position))
            return nil
        }
        return MetadataPatch(
            action: action, member: member, property: property, from: value(from), to: value(to), reason: reason,
            source: node["source"]?.text, position: position
        )
    }

    private static func value(_ node: DocumentNode) -> MetadataPatch.Value {
        switch node.content {
        case .scalar(let scalar): scalar.isNull ? nil : [scalar.text]
        case .sequence(let items): items.map { $0.text ?? "" }
        case .mapping: nil
        }
    }
}

extension MetadataPatch {
    /// Whether its action is a pattern, which may pass over actions that do not have the defect.
    var isForPattern: Bool {
        action?.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } ?? false
    }
}
