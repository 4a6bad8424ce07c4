import DiagnosticsCore
import ExactText
import SourceTree

/// The secrets of a cloud-config, at the places that its values are written at: under a key that says so, in a text, in the
/// list of chpasswd, and in a file whose content is encoded.
struct SecretConfig {
    private let file: SourceFile
    private(set) var findings: [PayloadFinding] = []
    private var budget = ExpansionBudget()

    init(_ node: DocumentNode, in file: SourceFile) {
        self.file = file
        visit(node, key: "")
    }

    private mutating func visit(_ node: DocumentNode, key: String) {
        switch node.content {
        case .scalar(let scalar):
            visit(scalar, at: node, key: key)
        case .sequence(let items):
            for item in items { visit(item, key: key) }
        case .mapping(let entries):
            let isEncoded = node.isFileInBase64
            for entry in entries {
                if key.isExactly("chpasswd"), entry.key.isExactly("list") {
                    visitPairs(entry.value)
                } else if isEncoded, entry.key.isExactly("content"), let text = entry.value.text {
                    visitEncoded(text, at: entry.value)
                } else {
                    visit(entry.value, key: entry.key)
                }
            }
        }
    }

    private mutating func visit(_ scalar: DocumentNode.Scalar, at node: DocumentNode, key: String) {
        let text = Array(scalar.text.utf8)[...]
        if scalar.statedType == .binary {
            visitEncoded(scalar.text, at: node)
        } else if !text.contains(0x0A), SecretName.isSecret(key.utf8, value: text), SecretValue.isWrittenOut(text) {
            add([SecretPlace(0..<text.count, .secret)], in: node)
        } else {
            add(SecretRule.places(in: text), in: node)
        }
    }

    /// `user:password`, as lines or items.
    private mutating func visitPairs(_ node: DocumentNode) {
        if let items = node.items { return items.forEach { visitPairs($0) } }
        guard let scalar = node.scalar else { return }
        let text = Array(scalar.text.utf8)[...]
        add(
            LineSequence(text).flatMap { line in
                var reader = SecretLine(text[line.content])
                reader.addPair(text[line.content])
                return reader.separatePlaces
            }, in: node)
    }

    /// Base64, perhaps of a compressed text.
    private mutating func visitEncoded(_ text: String, at node: DocumentNode) {
        guard let bytes = budget.decode(text), let first = SecretRule.places(in: bytes[...]).first else { return }
        findings.append(SecretRule.finding(about: first.kind, at: node.span))
    }

    private mutating func add(_ places: [SecretPlace], in node: DocumentNode) {
        guard !places.isEmpty else { return }
        let map = ScalarSourceMap(of: node, in: file)
        for place in places {
            let span = map?.sourceSpan(ofDecoded: place.range) ?? node.span
            findings.append(SecretRule.finding(about: place.kind, at: span))
        }
    }
}

extension DocumentNode {
    /// Whether the content of a file to write is said to be in Base64, compressed or not.
    var isFileInBase64: Bool {
        let encoding = self["encoding"]?.text ?? ""
        return ["b64", "base64"].contains { encoding.hasExactSuffix($0) }
    }
}
