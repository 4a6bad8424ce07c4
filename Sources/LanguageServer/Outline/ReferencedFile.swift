import DiagnosticsCore
import ExactText
import InstanceSpec

/// A file that a spec names.
struct ReferencedFile: Sendable {
    /// The path as the spec has it.
    let path: String
    /// The place of the path, without quotes.
    let span: SourceSpan

    /// The file that the value of a node names; nil where it names none.
    init?(at index: Int, in outline: TextOutline) {
        guard let text = outline.scalarText(of: index), let span = outline.scalarSpan(of: index), !text.isEmpty,
            !text.containsExactly("${"), let key = outline.path(of: index), Self.isPath(text, at: key)
        else { return nil }
        path = text
        self.span = span
    }

    /// Whether a value is a path: by its key, and where a name may stand too, by what is in it.
    private static func isPath(_ text: String, at key: String) -> Bool {
        switch key {
        case "spec.userData.file", "spec.login.password.fromFile": true
        case "spec.userData.template": text.containsExactly("/") || text.hasExactSuffix(".mustache")
        case "spec.role.policy": text.containsExactly("/") || text.containsExactly(".")
        default: false
        }
    }

    /// The files that a text names.
    static func all(in outline: TextOutline) -> [ReferencedFile] {
        let keys = ["file", "fromFile", "template", "policy"]
        return outline.nodes.indices.compactMap { index in
            keys.contains(where: outline.nodes[index].key.isExactly) ? ReferencedFile(at: index, in: outline) : nil
        }
    }
}
