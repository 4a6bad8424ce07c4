public import DiagnosticsCore
public import SourceTree

/// Puts the values of variables in place of `${name}` in a document, before it is read.
///
/// `$${` stands for a literal `${`. Inside `userData`, where `${…}` belongs to the shell, only `values` is expanded.
public struct VariableExpansion {
    private let file: SourceFile
    private var values: [String: String] = [:]
    private var findings = DiagnosticSink()

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
        expansion.declare(document["vars"], overrides: overrides, path: "$[\(index)].vars")
        return expansion.expand(document, path: "$[\(index)]") { key in key != "vars" && key != "userData" }
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

    /// Expands the scalars below a node; keys for which `enters` is false are left as they are, but for
    /// `userData.values`.
    private mutating func expand(
        _ node: DocumentNode, path: String, enters: (String) -> Bool = { _ in true }
    ) -> DocumentNode {
        switch node.content {
        case .scalar(let scalar):
            return expand(scalar, node: node, path: path)
        case .sequence(let items):
            let expanded = items.enumerated().map { expand($1, path: "\(path)[\($0)]", enters: enters) }
            return DocumentNode(.sequence(expanded), span: node.span)
        case .mapping(let entries):
            let expanded = entries.map { entry in
                let path = "\(path).\(entry.key)"
                let value: DocumentNode
                if enters(entry.key) {
                    value = expand(entry.value, path: path, enters: enters)
                } else if entry.key == "userData" {
                    value = expandTemplateValues(of: entry.value, path: path)
                } else {
                    value = entry.value
                }
                return DocumentNode.Entry(key: entry.key, keySpan: entry.keySpan, value: value)
            }
            return DocumentNode(.mapping(expanded), span: node.span)
        }
    }

    private mutating func expandTemplateValues(of userData: DocumentNode, path: String) -> DocumentNode {
        switch userData.content {
        case .scalar:
            return userData
        case .sequence(let parts):
            let expanded = parts.enumerated().map { expandTemplateValues(of: $1, path: "\(path)[\($0)]") }
            return DocumentNode(.sequence(expanded), span: userData.span)
        case .mapping(let entries):
            let expanded = entries.map { entry in
                guard entry.key == "values" else { return entry }
                let value = expand(entry.value, path: "\(path).values")
                return DocumentNode.Entry(key: entry.key, keySpan: entry.keySpan, value: value)
            }
            return DocumentNode(.mapping(expanded), span: userData.span)
        }
    }

    private mutating func expand(_ scalar: DocumentNode.Scalar, node: DocumentNode, path: String) -> DocumentNode {
        guard scalar.text.utf8.contains(UInt8(ascii: "$")) else { return node }
        var result = ""
        var rest = scalar.text[...]
        var usedVariable = false
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[dollar...]
            if rest.hasPrefix("$${") {
                result += "${"
                rest = rest.dropFirst(3)
            } else if rest.hasPrefix("${"), let close = rest.firstIndex(of: "}") {
                let name = String(rest[rest.index(dollar, offsetBy: 2)..<close])
                rest = rest[rest.index(after: close)...]
                if let value = values[name] {
                    usedVariable = true
                    result += value
                } else {
                    reportUndefined(name, node.span, path)
                }
            } else {
                result.append("$")
                rest = rest.dropFirst()
            }
        }
        result += rest
        // In JSON `"${count}"` can only be written in quotes: what a variable gives is read as the field wants it.
        let style = usedVariable ? DocumentNode.Scalar.Style.plain : scalar.style
        return DocumentNode(.scalar(DocumentNode.Scalar(text: result, style: style)), span: node.span)
    }

    private static func isName(_ text: String) -> Bool {
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

    private mutating func reportUndefined(_ name: String, _ span: SourceSpan, _ path: String) {
        let nearest = NearestName.find(name, among: values.keys.sorted())
        findings.report(
            Diagnostic(
                .error, "undefined-variable", "the variable '\(name)' is not declared under 'vars'",
                at: Diagnostic.Position(file: file, span: span),
                help: nearest.map { "did you mean ${\($0)}? A literal '${' is written '$${'" }
                    ?? "declare it under 'vars'; a literal '${' is written '$${'",
                path: path
            )
        )
    }

    private mutating func report(_ rule: RuleID, _ message: String, _ span: SourceSpan, _ path: String) {
        findings.report(
            Diagnostic(.error, rule, message, at: Diagnostic.Position(file: file, span: span), path: path)
        )
    }
}
