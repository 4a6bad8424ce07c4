public import DiagnosticsCore
public import ExactText
public import SourceTree

/// Puts the values of variables in place of `${name}` in a document, before it is read.
///
/// `$${` stands for a literal `${`. Inside `userData`, where `${…}` belongs to the shell, only `values` is expanded. No
/// key takes a variable.
public struct VariableExpansion {
    private let file: SourceFile
    private var variables: DeclaredVariables
    private var shared: SharedVariables
    private var findings: DiagnosticSink
    private var budget: ExpansionBudget
    /// What leads to the node that is looked at. Paths are made of it only for findings: in a deep document with long
    /// keys, one for each node would take far more than the document.
    private var trail: [Step] = []

    private enum Step {
        case key(String)
        case item(Int)
    }

    /// Expands one document.
    ///
    /// - Parameters:
    ///   - document: The document as parsed; its top-level `vars` declares the variables with their defaults.
    ///   - index: Its place among the file's documents, from 0.
    ///   - file: The file.
    ///   - overrides: Values that win over the defaults (`--vars`, `--set`); names the document does not declare are
    ///     ignored here, since another document of the run may declare them.
    ///   - shared: The variables of the file's first document; remembers which are used.
    ///   - budget: How much may still be put in, all documents of a file together.
    ///   - sink: Takes the findings.
    /// - Returns: The document with every scalar expanded.
    public static func expand(
        _ document: DocumentNode,
        index: Int,
        of file: SourceFile,
        overrides: [ExactText: String],
        shared: inout SharedVariables,
        budget: inout ExpansionBudget,
        into sink: inout DiagnosticSink
    ) -> DocumentNode {
        var findings = sink.successor()
        var variables = DeclaredVariables(file: file, path: "$[\(index)].vars")
        variables.declare(document["vars"], overrides: overrides, shared: &shared, budget: &budget, into: &findings)
        var expansion = VariableExpansion(
            file: file, variables: variables, shared: shared, findings: findings, budget: budget, trail: [.item(index)]
        )
        // Only one owner, so that nothing is copied when a use is noted.
        shared = SharedVariables()
        defer {
            expansion.variables.reportUnused(into: &expansion.findings)
            sink.report(contentsOf: expansion.findings)
            budget = expansion.budget
            shared = expansion.shared
        }
        // An escape can stand for a `$` too.
        guard file.bytes(in: document.span).contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") })
        else { return document }
        return expansion.expandEntries(of: document) { expansion, entry in
            if entry.key.isExactly("vars") { return entry.value }
            return entry.key.isExactly("spec") ? expansion.expandSpec(entry.value) : expansion.expand(entry.value)
        }
    }

    /// Expands the only document that is looked at.
    public static func expand(
        _ document: DocumentNode, index: Int, of file: SourceFile, overrides: [ExactText: String],
        into sink: inout DiagnosticSink
    ) -> DocumentNode {
        var budget = ExpansionBudget()
        var shared = SharedVariables()
        return expand(
            document, index: index, of: file, overrides: overrides, shared: &shared, budget: &budget, into: &sink
        )
    }

    /// The names that a document declares.
    public static func declaredNames(of document: DocumentNode) -> Set<ExactText> {
        guard let entries = document["vars"]?.entries else { return [] }
        return Set(entries.map { ExactText($0.key) })
    }

    private mutating func expandSpec(_ spec: DocumentNode) -> DocumentNode {
        expandEntries(of: spec) { expansion, entry in
            entry.key.isExactly("userData") ? expansion.expandUserData(entry.value) : expansion.expand(entry.value)
        }
    }

    /// Expands the `values` of each part of the user data, and nothing else in it.
    private mutating func expandUserData(_ userData: DocumentNode) -> DocumentNode {
        if let parts = userData.items {
            return expandItems(parts, of: userData) { $0.expandUserData($1) }
        }
        return expandEntries(of: userData) { expansion, entry in
            entry.key.isExactly("values") ? expansion.expand(entry.value) : entry.value
        }
    }

    /// Replaces the values of a mapping; any other node stays as it is.
    private mutating func expandEntries(
        of node: DocumentNode, by expand: (inout VariableExpansion, DocumentNode.Entry) -> DocumentNode
    ) -> DocumentNode {
        guard let entries = node.entries else { return node }
        let expanded = entries.map { entry in
            trail.append(.key(entry.key))
            defer { trail.removeLast() }
            return DocumentNode.Entry(key: expandKey(entry), keySpan: entry.keySpan, value: expand(&self, entry))
        }
        return DocumentNode(.mapping(expanded), span: node.span)
    }

    private mutating func expandItems(
        _ items: [DocumentNode], of node: DocumentNode,
        by expand: (inout VariableExpansion, DocumentNode) -> DocumentNode
    ) -> DocumentNode {
        let expanded = items.enumerated().map { index, item in
            trail.append(.item(index))
            defer { trail.removeLast() }
            return expand(&self, item)
        }
        return DocumentNode(.sequence(expanded), span: node.span)
    }

    /// Expands every scalar below a node.
    private mutating func expand(_ node: DocumentNode) -> DocumentNode {
        switch node.content {
        case .scalar(let scalar):
            guard VariableText.isNeeded(for: scalar.text) else { return node }
            return DocumentNode(.scalar(expand(scalar, of: node)), span: node.span)
        case .sequence(let items):
            return expandItems(items, of: node) { $0.expand($1) }
        case .mapping:
            return expandEntries(of: node) { $0.expand($1.value) }
        }
    }

    /// A key takes no variable: which keys there are is what a reader sees. `$${` stands for `${` here, too.
    private mutating func expandKey(_ entry: DocumentNode.Entry) -> String {
        guard VariableText.isNeeded(for: entry.key) else { return entry.key }
        let text = VariableText(entry.key)
        var result: [UInt8] = []
        var hasVariable = false
        for part in text.parts {
            switch part {
            case .text(let range): result += text.bytes[range]
            case .brace: result += "${".utf8
            case .variable(_, let range):
                result += text.bytes[range]
                hasVariable = true
            }
        }
        if hasVariable {
            findings.report(
                Diagnostic(
                    .error, .undefinedVariable, "no variable is put into a key",
                    at: Diagnostic.Position(file: file, span: entry.keySpan),
                    help: "write the key out; a literal '${' is written '$${'", path: path
                )
            )
        }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func expand(_ scalar: DocumentNode.Scalar, of node: DocumentNode) -> DocumentNode.Scalar {
        let text = VariableText(scalar.text)
        var result: [UInt8] = []
        var usesVariable = false
        lazy var map = ScalarSourceMap(of: node, in: file)
        for part in text.parts {
            switch part {
            case .text(let range): result += text.bytes[range]
            case .brace: result += "${".utf8
            case .variable(let name, let range):
                let key = name.map { ExactText($0) }
                if let key, VariableText.isName(key.text), let value = variables.use(key) ?? shared.use(key) {
                    usesVariable = true
                    guard budget.take(value.utf8.count) else {
                        if budget.reportsExcess() {
                            findings.report(.tooManyVariableBytes(in: file, at: node.span, path))
                        }
                        return scalar
                    }
                    result += value.utf8
                } else {
                    let place = findings.isFull(.error) ? nil : map?.sourceSpan(ofDecoded: range)
                    findings.report(
                        variables.undefined(
                            name, at: place ?? node.span, path: path, shared: shared, isFull: findings.isFull(.error)
                        )
                    )
                    // Nothing in its place would be a second error, about a value that is missing.
                    result += text.bytes[range]
                }
            }
        }
        let expanded = String(decoding: result, as: UTF8.self)
        // In JSON `"${count}"` can only be written in quotes: what a variable gives is read as the field wants it. But it
        // is always something, even where it is empty.
        let plain = DocumentNode.Scalar(text: expanded, style: .plain)
        if usesVariable, !plain.isNull { return plain }
        return DocumentNode.Scalar(text: expanded, style: usesVariable ? .quoted : scalar.style)
    }

    private var path: String {
        trail.reduce("$") { path, step in
            switch step {
            case .key(let key): "\(path).\(key.shortenedKey)"
            case .item(let index): "\(path)[\(index)]"
            }
        }
    }
}

/// How many bytes the values of variables may still add to a file.
public struct ExpansionBudget: Sendable {
    /// The most bytes that the values put in may have, all in all: as many as a spec itself.
    public static let maximumBytes = 1 << 20

    private var bytes = 0
    private var isExceeded = false

    /// Everything is left.
    public init() {}

    /// Takes a part, if there is that much left.
    mutating func take(_ count: Int) -> Bool {
        guard count <= Self.maximumBytes - bytes else { return false }
        bytes += count
        return true
    }

    /// Whether the first part is refused that is too much.
    mutating func reportsExcess() -> Bool {
        defer { isExceeded = true }
        return !isExceeded
    }
}
