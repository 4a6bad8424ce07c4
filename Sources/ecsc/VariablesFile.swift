import CommandSupport
import DiagnosticsCore
import ExactText
import InstanceSpec
import SourceTree
import YAMLTree

/// The file of `--vars`: a mapping of variables to single values, as YAML or JSON.
struct VariablesFile {
    /// The values, as far as they could be read.
    private(set) var values: [String: String] = [:]
    /// Where each stands.
    private(set) var places: [ExactText: Diagnostic.Position] = [:]
    private(set) var findings = DiagnosticSink()

    /// Reads a file.
    ///
    /// - Throws: `CommandFailure` (66) where there is none, `UnreadableInput` where it is neither YAML nor JSON.
    init(path: String, limits: ParseLimits) throws {
        let file = SourceFile(name: path, bytes: try CommandInput.read(file: path, limit: limits.bytes))
        let documents = try DocumentReader.read(
            file, format: SourceFormat(fileName: path), limits: limits, into: &findings
        )
        for (index, node) in documents.enumerated() {
            read(node, path: "$[\(index)]", of: file)
        }
    }

    private mutating func read(_ node: DocumentNode, path: String, of file: SourceFile) {
        guard let entries = node.entries else {
            let start = SourceSpan(node.span.start, min(node.span.start + 1, node.span.end))
            return report("expected a mapping of variables to values, found \(node.kindName)", start, path, file)
        }
        for entry in entries {
            guard SpecOptions.isVariableName(entry.key) else {
                findings.report(
                    Diagnostic(
                        .error, .valuePattern,
                        "'\(entry.key)' is not a variable name: letters, digits and _, no digit first",
                        at: Diagnostic.Position(file: file, span: entry.keySpan), path: "\(path).\(entry.key)"
                    )
                )
                continue
            }
            guard let scalar = entry.value.scalar else {
                report(
                    "expected a single value, found \(entry.value.kindName)", entry.value.span, "\(path).\(entry.key)",
                    file
                )
                continue
            }
            values[entry.key] = scalar.isNull ? "" : scalar.text
            places[ExactText(entry.key)] = Diagnostic.Position(file: file, span: entry.keySpan)
        }
    }

    private mutating func report(_ message: String, _ span: SourceSpan, _ path: String, _ file: SourceFile) {
        findings.report(
            Diagnostic(.error, .wrongType, message, at: Diagnostic.Position(file: file, span: span), path: path)
        )
    }
}

/// The values of `--vars` and `--set`, of which the latter win, with their places and what was found in the file.
struct GivenVariables {
    private(set) var values: [String: String]
    private(set) var places: [ExactText: Diagnostic.Position]
    let findings: DiagnosticSink

    /// - Throws: As ``VariablesFile``.
    init(_ options: SpecSurroundings, limits: ParseLimits) throws {
        let file = try options.variablesFile.map { try VariablesFile(path: $0, limits: limits) }
        values = file?.values ?? [:]
        places = file?.places ?? [:]
        findings = file?.findings ?? DiagnosticSink()
        for assignment in options.assignments {
            guard let (name, value) = SpecOptions.split(assignment) else { continue }
            values[name] = value
            // The value may be long, or nothing for a log.
            let text = SourceFile(name: "--set", text: "\(name)=…")
            places[ExactText(name)] = Diagnostic.Position(file: text, span: SourceSpan(0, name.utf8.count))
        }
    }
}
