import DiagnosticsCore
import ExactText
import SpecCompiler

extension EmissionForm {
    /// The kind `plan-dot`: a graph in the DOT language, which Graphviz draws.
    static let planDot = EmissionForm(document: { subject, _ in
        Array(PlanGraph(try subject.emitter.plan(for: subject.instance)).dot.utf8)
    })
}

extension PlanGraph {
    /// The graph.
    var dot: String {
        var lines = ["digraph \(Self.dotText([name])) {", "    node [shape=box, fontname=\"sans-serif\"];"]
        for node in nodes {
            let style = node.isOptional ? ", style=dashed" : node.createsInstances ? ", penwidth=2" : ""
            lines.append("    \(Self.dotText([node.id])) [label=\(Self.dotText(node.lines))\(style)];")
        }
        for edge in edges {
            let label = edge.condition.map { " [label=\(Self.dotText([$0]))]" } ?? ""
            lines.append("    \(Self.dotText([nodes[edge.from].id])) -> \(Self.dotText([nodes[edge.to].id]))\(label);")
        }
        return (lines + ["}"]).map { $0 + "\n" }.joined()
    }

    /// Lines as a quoted text. A backslash begins an escape in labels, and `&` an entity of HTML. Source: Graphviz
    /// documentation, 'DOT Language' and 'escString'.
    static func dotText(_ lines: [String]) -> String {
        let texts = lines.map { line in
            DisplayText.escape(line).replacingExactly("\\", with: "\\\\").replacingExactly("\"", with: "\\\"")
                .replacingExactly("&", with: "&amp;")
        }
        return "\"\(texts.joined(separator: "\\n"))\""
    }
}
