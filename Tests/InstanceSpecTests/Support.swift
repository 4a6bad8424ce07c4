import DiagnosticsCore
import ExactText
import SourceTree
import Testing
import YAMLTree

@testable import InstanceSpec

/// What came of reading a text as a spec.
struct Reading {
    let document: InstanceDocument?
    let findings: [Diagnostic]
    let unused: [Diagnostic]
    let file: SourceFile

    init(_ text: String, format: SourceFormat = .yaml, overrides: [ExactText: String] = [:]) throws {
        file = SourceFile(name: format == .yaml ? "spec.yaml" : "spec.json", text: text)
        var sink = DiagnosticSink()
        let node = try #require(try DocumentReader.read(file, format: format, into: &sink).first)
        let expanded = VariableExpansion.expand(node, index: 0, of: file, overrides: overrides, into: &sink)
        document = SpecReader.read(expanded, index: 0, of: file, into: &sink)
        // Most texts here declare more than they use, which has tests of its own.
        findings = sink.diagnostics.filter { $0.rule != .unusedVariable }
        unused = sink.diagnostics.filter { $0.rule == .unusedVariable }
    }

    /// A whole document around some lines of `spec`; what is missing is left out of the findings.
    init(spec lines: String, vars: String = "", overrides: [ExactText: String] = [:]) throws {
        let body = lines.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)\n" }.joined()
        let head =
            "apiVersion: ecsc/v1\nkind: Instance\nmetadata: {name: web}\n\(vars.isEmpty ? "" : "vars: \(vars)\n")"
        try self.init(head + "spec:\n  region: r\n" + body, overrides: overrides)
    }

    /// Rule and marked text of each finding: `wrong-type@no`.
    var marks: [String] {
        findings.map { "\($0.rule)@\($0.position.map { file.text(in: $0.span) } ?? "")" }
    }

    /// The text after every replacement was put in place.
    var repaired: String {
        var bytes = file.bytes
        let fixes = findings.compactMap { finding in
            finding.replacement.flatMap { text in finding.position.map { (span: $0.span, text: text) } }
        }
        for fix in fixes.sorted(by: { $0.span.start > $1.span.start }) {
            bytes.replaceSubrange(fix.span.start..<fix.span.end, with: fix.text.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
