import DiagnosticsCore
import ExactText
import SpecCompiler

extension EmissionForm {
    /// The kind `plan-mermaid`: a flowchart in the language of Mermaid, which pages and forges draw.
    static let planMermaid = EmissionForm(document: { subject, _ in
        Array(PlanGraph(try subject.emitter.plan(for: subject.instance)).mermaid.utf8)
    })
}

extension PlanGraph {
    /// The flowchart. Boxes have names of its own, since Mermaid takes some words for its own.
    var mermaid: String {
        var lines = ["flowchart TD"]
        for (index, node) in nodes.enumerated() {
            let label = node.lines.map(Self.mermaidText).joined(separator: "<br/>")
            lines.append("    s\(index + 1)[\"\(label)\"]")
        }
        for edge in edges {
            let condition = edge.condition.map { "|\"\(Self.mermaidText($0))\"|" } ?? ""
            lines.append("    s\(edge.from + 1) -->\(condition) s\(edge.to + 1)")
        }
        let optional = nodes.indices.filter { nodes[$0].isOptional }.map { "s\($0 + 1)" }
        if !optional.isEmpty {
            lines.append("    classDef optional stroke-dasharray: 4 4")
            lines.append("    class \(optional.joined(separator: ",")) optional")
        }
        if let creation = nodes.firstIndex(where: \.createsInstances) {
            lines.append("    style s\(creation + 1) stroke-width: 3px")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A text inside quotes: what Mermaid or HTML would read as more than text stands as an entity code, which Mermaid
    /// writes with `#`. Source: Mermaid documentation, 'Entity codes to escape characters'.
    static func mermaidText(_ text: String) -> String {
        DisplayText.escape(text).unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\"", "#", "&", "<", ">", "`", "*", "_", "\\", ";", "[", "]", "{", "}", "(", ")", "|", "~":
                result += "#\(scalar.value);"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
