import DiagnosticsCore
import InstanceSpec
import SourceTree

extension InstanceLowering {
    /// `parameters`: anything by its wire name, nested or dotted. What the action lacks is found later, like for every
    /// other parameter.
    mutating func lowerFreeParameters() {
        guard let value = spec["parameters"], case .free(let node) = value.content else { return }
        guard case .mapping(let entries) = node.content else {
            report(.error, "wrong-type", "expected a mapping of wire names, found \(node.kindName)", at: value)
            return
        }
        for entry in entries { lowerFree(entry.value, name: entry.key, keySpan: entry.keySpan, path: value.path) }
    }

    private mutating func lowerFree(_ node: DocumentNode, name: String, keySpan: SourceSpan, path: String) {
        switch node.content {
        case .mapping(let entries):
            for entry in entries {
                lowerFree(entry.value, name: "\(name).\(entry.key)", keySpan: entry.keySpan, path: "\(path).\(name)")
            }
        case .sequence(let items):
            for (index, item) in items.enumerated() {
                lowerFree(item, name: "\(name).\(index + 1)", keySpan: keySpan, path: path)
            }
        case .scalar(let scalar):
            let value = SpecValue(
                content: .text(scalar.text), span: node.span, keySpan: keySpan, path: "\(path).\(name)"
            )
            appendFree(name, scalar, value)
        }
    }

    private mutating func appendFree(_ name: String, _ scalar: DocumentNode.Scalar, _ value: SpecValue) {
        if name == "Password" {
            report(
                .error, "plain-password", "a password must not stand in a spec", at: value,
                help: "use 'login.password'", hidesText: true
            )
        } else if let earlier = parameters.first(where: { $0.name == name }) {
            report(
                .error, "conflicting-keys", "'\(name)' is already given by a field of the language", at: value,
                labels: earlier.origin.value.map { [.init(span: $0.span, text: "lowers to \(name)")] } ?? []
            )
        } else if name == "Action" || name == "RegionId" {
            report(.error, "conflicting-keys", "'\(name)' is given by a field of the language", at: value)
        } else {
            append(name, .text(scalar.text), .spec(value))
        }
    }
}
