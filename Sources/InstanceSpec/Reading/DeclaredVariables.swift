import DiagnosticsCore
import ExactText
import SourceTree

/// The variables under `vars` of one document: each value expanded once, whatever the order they stand in.
struct DeclaredVariables {
    private let file: SourceFile
    /// `$[0].vars`.
    private let path: String
    /// The values, ready to be put in.
    private(set) var values: [ExactText: String] = [:]
    /// In the order of the document.
    private(set) var declarations: [(name: ExactText, declaration: SharedVariables.Declaration)] = []
    /// The names that something refers to.
    private(set) var used: Set<ExactText> = []
    /// Values that are still to be expanded.
    private var pending: [ExactText: Pending] = [:]

    private struct Pending {
        let text: VariableText
        /// What was written in the document; nil for a value that was given from outside.
        let node: DocumentNode?
        let declaration: SharedVariables.Declaration
        var isOpen = false
    }

    init(file: SourceFile, path: String) {
        self.file = file
        self.path = path
    }

    /// The value of a variable, which is used with that; nil where it is not declared.
    mutating func use(_ name: ExactText) -> String? {
        guard let value = values[name] else { return nil }
        used.insert(name)
        return value
    }

    /// Reads the declarations and expands their values.
    ///
    /// - Parameters:
    ///   - vars: The value of `vars`.
    ///   - overrides: Values that win over those that are written.
    ///   - shared: What the values can refer to beside each other.
    mutating func declare(
        _ vars: DocumentNode?, overrides: [ExactText: String], shared: inout SharedVariables,
        budget: inout ExpansionBudget, into sink: inout DiagnosticSink
    ) {
        guard let vars else { return }
        guard let entries = vars.entries else {
            report(
                .wrongType, "expected a mapping of names to values, found \(vars.kindName)", vars.span, path,
                into: &sink)
            return
        }
        for entry in entries {
            let path = "\(path).\(entry.key.shortenedKey)"
            guard VariableText.isName(entry.key) else {
                report(
                    .valuePattern,
                    "'\(entry.key.shortenedKey)' is not a variable name: letters, digits and _, no digit first",
                    entry.keySpan, path, into: &sink
                )
                continue
            }
            guard let scalar = entry.value.scalar else {
                report(
                    .wrongType, "expected a single value, found \(entry.value.kindName)", entry.value.span, path,
                    into: &sink
                )
                continue
            }
            let name = ExactText(entry.key)
            let declaration = SharedVariables.Declaration(key: entry.keySpan, path: path)
            declarations.append((name, declaration))
            let given = overrides[name]
            let value = given ?? (scalar.isNull ? "" : scalar.text)
            if VariableText.isNeeded(for: value) {
                pending[name] = Pending(
                    text: VariableText(value), node: given == nil ? entry.value : nil, declaration: declaration
                )
            } else {
                values[name] = value
            }
        }
        if pending.isEmpty { return }
        for (name, _) in declarations { resolve(name, shared: &shared, budget: &budget, into: &sink) }
    }

    /// Expands a value, and before it those that it refers to. Without recursion: chains may be long.
    private mutating func resolve(
        _ root: ExactText, shared: inout SharedVariables, budget: inout ExpansionBudget, into sink: inout DiagnosticSink
    ) {
        guard let first = pending[root] else { return }
        var stack: [(name: ExactText, references: [String])] = [(root, first.text.names.reversed())]
        pending[root]?.isOpen = true
        while let name = stack.last?.name {
            guard let reference = stack[stack.count - 1].references.popLast() else {
                stack.removeLast()
                if let value = pending.removeValue(forKey: name) {
                    values[name] = expanded(value, shared: &shared, budget: &budget, into: &sink)
                }
                continue
            }
            let next = ExactText(reference)
            guard let value = pending[next] else { continue }
            if value.isOpen {
                used.insert(next)
                report(
                    .undefinedVariable, "the value of '\(name.text.shortened)' leads back to '\(reference.shortened)'",
                    value.declaration.key, value.declaration.path, into: &sink
                )
                // What it is can't be told; nothing more is said of it.
                pending[next] = nil
                values[next] = ""
            } else {
                pending[next]?.isOpen = true
                stack.append((next, value.text.names.reversed()))
            }
        }
    }

    private mutating func expanded(
        _ value: Pending, shared: inout SharedVariables, budget: inout ExpansionBudget, into sink: inout DiagnosticSink
    ) -> String {
        var result: [UInt8] = []
        lazy var map = value.node.flatMap { ScalarSourceMap(of: $0, in: file) }
        for part in value.text.parts {
            switch part {
            case .text(let range): result += value.text.bytes[range]
            case .brace: result += "${".utf8
            case .variable(let name, let range):
                let key = name.map { ExactText($0) }
                if let key, VariableText.isName(key.text), let text = use(key) ?? shared.use(key) {
                    guard budget.take(text.utf8.count) else {
                        if budget.reportsExcess() {
                            sink.report(
                                .tooManyVariableBytes(in: file, at: value.declaration.key, value.declaration.path))
                        }
                        return ""
                    }
                    result += text.utf8
                } else {
                    let place = sink.isFull(.error) ? nil : map?.sourceSpan(ofDecoded: range)
                    sink.report(
                        undefined(
                            name, at: place ?? value.node?.span ?? value.declaration.key, path: value.declaration.path,
                            shared: shared, isFull: sink.isFull(.error)
                        )
                    )
                    result += value.text.bytes[range]
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Rule `undefined-variable`; without a name the braces are not closed. A variable that was probably meant is used:
    /// one slip is one finding.
    mutating func undefined(
        _ name: String?, at span: SourceSpan, path: String, shared: SharedVariables, isFull: Bool
    ) -> Diagnostic {
        let literal = "a literal '${' is written '$${'"
        let message: String
        let help: String
        var replacement: String?
        if let name, VariableText.isName(name) {
            message = "the variable '\(name.shortened)' is not declared under 'vars'"
            // Among more names than anybody writes by hand, looking costs more than it helps.
            let isLookedFor = !isFull && declarations.count + shared.names.count <= 200
            let names = isLookedFor ? (declarations.map(\.name) + shared.names).sorted() : []
            let nearest = NearestName.find(name, among: names.map(\.text))
            if let nearest { used.insert(ExactText(nearest)) }
            help = nearest.map { "did you mean ${\($0)}? \(literal)" } ?? "declare it under 'vars'; \(literal)"
            // Where the place is not told, more stands there than the name.
            if file.text(in: span).isExactly("${\(name)}") { replacement = nearest.map { "${\($0)}" } }
        } else {
            message =
                name == nil ? "this '${' is never closed" : "what stands between '${' and '}' is not a variable's name"
            help = literal
        }
        return Diagnostic(
            .error, .undefinedVariable, message, at: Diagnostic.Position(file: file, span: span), help: help,
            replacement: replacement, path: path
        )
    }

    /// Rule `unused-variable`.
    func reportUnused(into sink: inout DiagnosticSink) {
        for (name, declaration) in declarations where !used.contains(name) {
            sink.report(.unusedVariable(name.text, declaration, in: file, byDocument: true))
        }
    }

    private func report(
        _ rule: Rule, _ message: String, _ span: SourceSpan, _ path: String, into sink: inout DiagnosticSink
    ) {
        sink.report(Diagnostic(.error, rule, message, at: Diagnostic.Position(file: file, span: span), path: path))
    }
}

extension Diagnostic {
    /// Rule `limit-exceeded` for the values of variables.
    static func tooManyVariableBytes(in file: SourceFile, at span: SourceSpan, _ path: String) -> Diagnostic {
        Diagnostic(
            .error, .limitExceeded, "the variables put in come to more than \(ExpansionBudget.maximumBytes) bytes",
            at: Diagnostic.Position(file: file, span: span), path: path
        )
    }
}
