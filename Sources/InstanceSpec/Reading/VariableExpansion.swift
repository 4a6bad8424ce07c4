public import DiagnosticsCore
public import SourceTree

/// Puts the values of variables in place of `${name}` in a document, before it is read.
///
/// `$${` stands for a literal `${`. Inside `userData`, where `${…}` belongs to the shell, only `values` is expanded.
public struct VariableExpansion {
    private let file: SourceFile
    private var values: [String: String] = [:]
    private var findings = DiagnosticSink()
    private var expandedBytes = 0

    /// The most bytes that the values put in may have, all in all: as many as a spec itself.
    static let maximumExpandedBytes = 1 << 20

    /// Expands one document.
    ///
    /// - Parameters:
    ///   - document: The document as parsed; its top-level `vars` declares the variables with their defaults.
    ///   - index: Its place among the file's documents, from 0.
    ///   - file: The file.
    ///   - overrides: Values that win over the defaults (`--vars`, `--set`); names the document does not declare are
    ///     ignored here, since another document of the run may declare them.
    ///   - sink: Takes the findings.
    /// - Returns: The document with every scalar expanded.
    public static func expand(
        _ document: DocumentNode,
        index: Int,
        of file: SourceFile,
        overrides: [String: String],
        into sink: inout DiagnosticSink
    ) -> DocumentNode {
        var expansion = VariableExpansion(file: file)
        defer { sink.report(contentsOf: expansion.findings.diagnostics) }
        let path = "$[\(index)]"
        expansion.declare(document["vars"], overrides: overrides, path: "\(path).vars")
        // An escape can stand for a `$` too.
        guard file.bytes.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") }) else {
            return document
        }
        return expansion.expandEntries(of: document, path: path) { expansion, entry, path in
            switch entry.key {
            case "vars": entry.value
            case "spec": expansion.expandSpec(entry.value, path: path)
            default: expansion.expand(entry.value, path: path)
            }
        }
    }

    /// The names that a document declares.
    public static func declaredNames(of document: DocumentNode) -> Set<String> {
        guard case .mapping(let entries)? = document["vars"]?.content else { return [] }
        return Set(entries.map(\.key))
    }

    private mutating func declare(_ vars: DocumentNode?, overrides: [String: String], path: String) {
        guard let vars else { return }
        guard case .mapping(let entries) = vars.content else {
            report("wrong-type", "expected a mapping of names to values, found \(vars.kindName)", vars.span, path)
            return
        }
        for entry in entries {
            guard Self.isName(entry.key) else {
                report(
                    "value-pattern", "'\(entry.key)' is not a variable name: letters, digits and _, no digit first",
                    entry.keySpan, "\(path).\(entry.key)"
                )
                continue
            }
            guard case .scalar(let scalar) = entry.value.content else {
                report(
                    "wrong-type", "expected a single value, found \(entry.value.kindName)", entry.value.span,
                    "\(path).\(entry.key)"
                )
                continue
            }
            values[entry.key] = overrides[entry.key] ?? (scalar.isNull ? "" : scalar.text)
        }
    }

    private mutating func expandSpec(_ spec: DocumentNode, path: String) -> DocumentNode {
        expandEntries(of: spec, path: path) { expansion, entry, path in
            guard entry.key == "userData" else { return expansion.expand(entry.value, path: path) }
            return expansion.expandUserData(entry.value, path: path)
        }
    }

    /// Expands the `values` of each part of the user data, and nothing else in it.
    private mutating func expandUserData(_ userData: DocumentNode, path: String) -> DocumentNode {
        if case .sequence(let parts) = userData.content {
            let expanded = parts.enumerated().map { expandUserData($1, path: "\(path)[\($0)]") }
            return DocumentNode(.sequence(expanded), span: userData.span)
        }
        return expandEntries(of: userData, path: path) { expansion, entry, path in
            entry.key == "values" ? expansion.expand(entry.value, path: path) : entry.value
        }
    }

    /// Replaces the values of a mapping; any other node stays as it is.
    private mutating func expandEntries(
        of node: DocumentNode, path: String,
        by expand: (inout VariableExpansion, DocumentNode.Entry, String) -> DocumentNode
    ) -> DocumentNode {
        guard case .mapping(let entries) = node.content else { return node }
        let expanded = entries.map { entry in
            let value = expand(&self, entry, "\(path).\(entry.key)")
            return DocumentNode.Entry(key: entry.key, keySpan: entry.keySpan, value: value)
        }
        return DocumentNode(.mapping(expanded), span: node.span)
    }

    /// Expands every scalar below a node.
    private mutating func expand(_ node: DocumentNode, path: String) -> DocumentNode {
        switch node.content {
        case .scalar(let scalar):
            guard scalar.text.utf8.contains(UInt8(ascii: "$")) else { return node }
            return DocumentNode(.scalar(expand(scalar, of: node, path: path)), span: node.span)
        case .sequence(let items):
            let expanded = items.enumerated().map { expand($1, path: "\(path)[\($0)]") }
            return DocumentNode(.sequence(expanded), span: node.span)
        case .mapping:
            return expandEntries(of: node, path: path) { $0.expand($1.value, path: $2) }
        }
    }

    private mutating func expand(_ scalar: DocumentNode.Scalar, of node: DocumentNode, path: String)
        -> DocumentNode.Scalar
    {
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
                if let value = name.flatMap({ values[$0] }) {
                    usesVariable = true
                    expandedBytes += value.utf8.count
                    guard expandedBytes <= Self.maximumExpandedBytes else {
                        reportTooMuch(node.span, path)
                        return scalar
                    }
                    result += value.utf8
                } else {
                    reportUndefined(name, map?.sourceSpan(ofDecoded: index..<end) ?? node.span, path)
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
        guard let first = bytes.first, !(0x30...0x39).contains(first) else { return false }
        return bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x30...0x39,
                UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }

    /// Rule `undefined-variable`; without a name the braces are not closed.
    private mutating func reportUndefined(_ name: String?, _ span: SourceSpan, _ path: String) {
        let literal = "a literal '${' is written '$${'"
        let message: String
        let help: String
        if let name, Self.isName(name) {
            message = "the variable '\(name)' is not declared under 'vars'"
            // Among more names than anybody writes by hand, looking costs more than it helps.
            let nearest = values.count <= 200 ? NearestName.find(name, among: values.keys.sorted()) : nil
            help = nearest.map { "did you mean ${\($0)}? \(literal)" } ?? "declare it under 'vars'; \(literal)"
        } else {
            message =
                name == nil ? "this '${' is never closed" : "what stands between '${' and '}' is not a variable's name"
            help = literal
        }
        findings.report(
            Diagnostic(
                .error, "undefined-variable", message, at: Diagnostic.Position(file: file, span: span), help: help,
                path: path
            )
        )
    }

    /// Rule `limit-exceeded`, once a document.
    private mutating func reportTooMuch(_ span: SourceSpan, _ path: String) {
        guard !findings.diagnostics.contains(where: { $0.rule == "limit-exceeded" }) else { return }
        report(
            "limit-exceeded", "the variables put in come to more than \(Self.maximumExpandedBytes) bytes", span, path
        )
    }

    private mutating func report(_ rule: RuleID, _ message: String, _ span: SourceSpan, _ path: String) {
        findings.report(
            Diagnostic(.error, rule, message, at: Diagnostic.Position(file: file, span: span), path: path)
        )
    }
}
