public import DiagnosticsCore
import ExactText
import ModelEmitter
import ServiceModel
public import SourceTree
import SwiftSource

/// Reads `ecs-models.json`. Every fault is reported at its place, and reading goes on after it.
public struct GenerationConfigReader {
    private let file: SourceFile
    private var findings: [Diagnostic] = []

    private init(file: SourceFile) { self.file = file }

    /// The config in a file; what is wrong in it is reported to the sink and has its default.
    ///
    /// - Throws: `UnreadableInput` for what is not JSON at all.
    public static func read(
        _ file: SourceFile,
        into sink: inout DiagnosticSink
    ) throws(UnreadableInput) -> GenerationConfig {
        var reader = GenerationConfigReader(file: file)
        var config = GenerationConfig()
        reader.read(try DocumentReader.readJSON(file, into: &sink), into: &config)
        sink.report(contentsOf: reader.findings)
        return config
    }

    private static let keys = [
        "access", "actions", "apiDocs", "codable", "decodableRequests", "equatable", "hashable", "names", "namespace",
        "shards", "specs",
    ]

    private mutating func read(_ document: DocumentNode, into config: inout GenerationConfig) {
        guard let entries = document.entries else {
            return reject(document, "the config should be an object, this is \(document.kindName)")
        }
        let start = document.span.start
        config.position = Diagnostic.Position(file: file, span: SourceSpan(start, min(start + 1, document.span.end)))
        for entry in entries {
            let value = entry.value
            switch entry.key {
            case "apiDocs": config.apiDocs = textOrTexts(value) ?? config.apiDocs
            case "actions": config.actions = texts(value, mayBeEmpty: false) ?? config.actions
            case "access": config.options.access = access(value) ?? config.options.access
            case "shards": config.options.shardCount = shardCount(value) ?? config.options.shardCount
            case "names": config.names = names(value)
            case "namespace": config.options.namespace = typeName(value) ?? config.options.namespace
            case "decodableRequests":
                config.options.decodableRequests = flag(value) ?? config.options.decodableRequests
            case "codable": config.options.codable = flag(value) ?? config.options.codable
            case "equatable": config.options.equatable = flag(value) ?? config.options.equatable
            case "hashable": config.options.hashable = flag(value) ?? config.options.hashable
            case "specs":
                config.specs = texts(value, mayBeEmpty: true) ?? config.specs
                config.specsPosition = Diagnostic.Position(file: file, span: entry.keySpan)
            default: rejectUnknownKey(entry)
            }
        }
        if config.apiDocs.count > 1, let namespace = document["namespace"] {
            reject(namespace, "of several 'apiDocs' each has a namespace named after its product")
        }
    }

    private mutating func rejectUnknownKey(_ entry: DocumentNode.Entry) {
        let nearest = NearestName.find(entry.key, among: Self.keys)
        findings.append(
            Diagnostic(
                .error,
                .unknownKey,
                "unknown key '\(entry.key)'",
                at: Diagnostic.Position(file: file, span: entry.keySpan),
                help: nearest == nil ? "known keys: " + Self.keys.joined(separator: ", ") : nil,
                replacement: nearest.map { "\"\($0)\"" }
            )
        )
    }

    // MARK: - Values

    private mutating func text(_ node: DocumentNode) -> String? {
        guard let scalar = node.scalar, scalar.style == .quoted, !scalar.text.isEmpty else {
            reject(node, "expected a text")
            return nil
        }
        return scalar.text
    }

    private mutating func typeName(_ node: DocumentNode) -> String? {
        guard let name = text(node) else { return nil }
        if SwiftNaming.isTypeName(name) { return name }
        reject(node, "'\(name)' can't be the name of a Swift type")
        return nil
    }

    private mutating func texts(_ node: DocumentNode, mayBeEmpty: Bool) -> [GenerationConfig.Setting<String>]? {
        guard let items = node.items, mayBeEmpty || !items.isEmpty else {
            reject(node, mayBeEmpty ? "expected a list of texts" : "expected a list of at least one text")
            return nil
        }
        return items.compactMap { item in text(item).map { setting($0, item) } }
    }

    /// One text, or a list of at least one.
    private mutating func textOrTexts(_ node: DocumentNode) -> [GenerationConfig.Setting<String>]? {
        if node.items != nil { return texts(node, mayBeEmpty: false) }
        return text(node).map { [setting($0, node)] }
    }

    private mutating func flag(_ node: DocumentNode) -> Bool? {
        guard let scalar = node.scalar, scalar.style == .plain, let flag = Bool(scalar.text) else {
            reject(node, "expected true or false")
            return nil
        }
        return flag
    }

    private mutating func access(_ node: DocumentNode) -> Access? {
        switch text(node) {
        case nil: return nil
        case "public": return .public
        case "package": return .package
        case "internal": return .internal
        default:
            reject(node, "expected \"public\", \"package\" or \"internal\"")
            return nil
        }
    }

    private mutating func shardCount(_ node: DocumentNode) -> Int? {
        let range = EmitterOptions.shardCounts
        guard let scalar = node.scalar, scalar.style == .plain, let count = Int(scalar.text),
            range.contains(count)
        else {
            reject(node, "expected a number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return count
    }

    private mutating func names(_ node: DocumentNode) -> [ExactText: GenerationConfig.Setting<String>] {
        guard let entries = node.entries else {
            reject(node, "expected an object of names and paths with Swift names")
            return [:]
        }
        var names: [ExactText: GenerationConfig.Setting<String>] = [:]
        for entry in entries {
            guard let name = text(entry.value) else { continue }
            guard SwiftNaming.isIdentifier(name) else {
                reject(entry.value, "'\(name)' can't be a Swift name")
                continue
            }
            let position = Diagnostic.Position(file: file, span: entry.keySpan)
            names[ExactText(entry.key)] = GenerationConfig.Setting(name, at: position)
        }
        return names
    }

    private func setting(_ value: String, _ node: DocumentNode) -> GenerationConfig.Setting<String> {
        GenerationConfig.Setting(value, at: Diagnostic.Position(file: file, span: node.span))
    }

    private mutating func reject(_ node: DocumentNode, _ message: String) {
        let position = Diagnostic.Position(file: file, span: node.span)
        findings.append(Diagnostic(.error, .invalidConfig, message, at: position))
    }
}
