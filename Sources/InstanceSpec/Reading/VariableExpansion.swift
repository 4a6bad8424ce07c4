public import DiagnosticsCore
public import ExactText
public import SourceTree

/// Puts the values of variables in place of `${name}` in a document, before it is read.
///
/// `$${` stands for a literal `${`. Inside `userData`, where `${…}` belongs to the shell, only `values` is expanded.
public struct VariableExpansion {
    private let file: SourceFile
    private var values: [ExactText: String] = [:]
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
    ///   - budget: How much may still be put in, all documents of a file together.
    ///   - sink: Takes the findings.
    /// - Returns: The document with every scalar expanded.
    public static func expand(
        _ document: DocumentNode,
        index: Int,
        of file: SourceFile,
        overrides: [ExactText: String],
        budget: inout ExpansionBudget,
        into sink: inout DiagnosticSink
    ) -> DocumentNode {
        var expansion = VariableExpansion(
            file: file, findings: sink.successor(), budget: budget, trail: [.item(index)]
        )
        defer {
            sink.report(contentsOf: expansion.findings)
            budget = expansion.budget
        }
        expansion.declare(document["vars"], overrides: overrides)
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
        return expand(document, index: index, of: file, overrides: overrides, budget: &budget, into: &sink)
    }

    /// The names that a document declares.
    public static func declaredNames(of document: DocumentNode) -> Set<ExactText> {
        guard let entries = document["vars"]?.entries else { return [] }
        return Set(entries.map { ExactText($0.key) })
    }

    private mutating func declare(_ vars: DocumentNode?, overrides: [ExactText: String]) {
        guard let vars else { return }
        trail.append(.key("vars"))
        defer { trail.removeLast() }
        guard let entries = vars.entries else {
            report(.wrongType, "expected a mapping of names to values, found \(vars.kindName)", vars.span)
            return
        }
        for entry in entries {
            trail.append(.key(entry.key))
            defer { trail.removeLast() }
            guard Self.isName(entry.key) else {
                report(
                    .valuePattern,
                    "'\(entry.key.shortenedKey)' is not a variable name: letters, digits and _, no digit first",
                    entry.keySpan
                )
                continue
            }
            guard let scalar = entry.value.scalar else {
                report(.wrongType, "expected a single value, found \(entry.value.kindName)", entry.value.span)
                continue
            }
            let name = ExactText(entry.key)
            values[name] = overrides[name] ?? (scalar.isNull ? "" : scalar.text)
        }
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
            return DocumentNode.Entry(key: entry.key, keySpan: entry.keySpan, value: expand(&self, entry))
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
            guard scalar.text.utf8.contains(UInt8(ascii: "$")) else { return node }
            return DocumentNode(.scalar(expand(scalar, of: node)), span: node.span)
        case .sequence(let items):
            return expandItems(items, of: node) { $0.expand($1) }
        case .mapping:
            return expandEntries(of: node) { $0.expand($1.value) }
        }
    }

    private mutating func expand(_ scalar: DocumentNode.Scalar, of node: DocumentNode) -> DocumentNode.Scalar {
        let text = Array(scalar.text.utf8)
        var result: [UInt8] = []
        var index = 0
        var usesVariable = false
        lazy var map = ScalarSourceMap(of: node, in: file)
        while index < text.count {
            if text[index...].starts(with: "$${".utf8) {
                result += "${".utf8
                index += 3
            } else if text[index...].starts(with: "${".utf8) {
                let nameStart = index + 2
                let close = text[nameStart...].firstIndex(of: UInt8(ascii: "}"))
                let name = close.map { String(decoding: text[nameStart..<$0], as: UTF8.self) }
                let end = close.map { $0 + 1 } ?? text.count
                if let name, Self.isName(name), let value = values[ExactText(name)] {
                    usesVariable = true
                    guard budget.take(value.utf8.count) else {
                        reportTooMuch(node.span)
                        return scalar
                    }
                    result += value.utf8
                } else {
                    let place = findings.isFull(.error) ? nil : map?.sourceSpan(ofDecoded: index..<end)
                    reportUndefined(name, place ?? node.span)
                    // Nothing in its place would be a second error, about a value that is missing.
                    result += text[index..<end]
                }
                index = end
            } else {
                result.append(text[index])
                index += 1
            }
        }
        let expanded = String(decoding: result, as: UTF8.self)
        // In JSON `"${count}"` can only be written in quotes: what a variable gives is read as the field wants it. But it
        // is always something, even where it is empty.
        let plain = DocumentNode.Scalar(text: expanded, style: .plain)
        if usesVariable, !plain.isNull { return plain }
        return DocumentNode.Scalar(text: expanded, style: usesVariable ? .quoted : scalar.style)
    }

    /// Whether a text can be the name of a variable: letters, digits and `_`, no digit first.
    static func isName(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, !first.isASCIIDigit else { return false }
        return bytes.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") }
    }

    /// Rule `undefined-variable`; without a name the braces are not closed.
    private mutating func reportUndefined(_ name: String?, _ span: SourceSpan) {
        let literal = "a literal '${' is written '$${'"
        let message: String
        let help: String
        if let name, Self.isName(name) {
            message = "the variable '\(name.shortened)' is not declared under 'vars'"
            // Among more names than anybody writes by hand, looking costs more than it helps.
            let isLookedFor = values.count <= 200 && !findings.isFull(.error)
            let nearest = isLookedFor ? NearestName.find(name, among: values.keys.sorted().map(\.text)) : nil
            help = nearest.map { "did you mean ${\($0)}? \(literal)" } ?? "declare it under 'vars'; \(literal)"
        } else {
            message =
                name == nil ? "this '${' is never closed" : "what stands between '${' and '}' is not a variable's name"
            help = literal
        }
        findings.report(
            Diagnostic(
                .error, .undefinedVariable, message, at: Diagnostic.Position(file: file, span: span), help: help,
                path: path
            )
        )
    }

    /// Rule `limit-exceeded`, once a file.
    private mutating func reportTooMuch(_ span: SourceSpan) {
        guard budget.reportsExcess() else { return }
        report(
            .limitExceeded, "the variables put in come to more than \(ExpansionBudget.maximumBytes) bytes", span
        )
    }

    private mutating func report(_ rule: Rule, _ message: String, _ span: SourceSpan) {
        findings.report(
            Diagnostic(.error, rule, message, at: Diagnostic.Position(file: file, span: span), path: path)
        )
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
