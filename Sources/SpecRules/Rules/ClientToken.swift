package import DiagnosticsCore
import ExactText
import InstanceSpec

extension Rule {
    /// Rule `client-token`.
    package static let clientToken = Rule(
        SpecRule.clientToken, severities: [.error],
        checks: "A client token has 1 to 64 characters, all of them visible ASCII.",
        reason: "The service refuses others, and a token that is refused makes no retry safe.",
        remedy: "Use letters, digits and '-', as a UUID has.",
        source: RuleSource(text: "ECS documentation, 'How to ensure idempotence'", asOf: "2026"),
        keys: ["spec.clientToken"],
        example: .settings(wrong: "clientToken: wêb-1", right: "clientToken: web-1")
    )
}

extension CheckedSpec {
    mutating func checkClientToken() {
        guard let value = spec["clientToken"], let token = value.text else { return }
        if let length = Self.lengthProblem(token, 1...64) {
            report(.error, .clientToken, "a client token has \(length)", at: value)
        } else if let other = token.unicodeScalars.first(where: { !(0x21...0x7E).contains($0.value) }) {
            let shown = InvisibleCharacter(firstIn: token)?.description ?? (other == " " ? "a blank" : "'\(other)'")
            report(
                .error, .clientToken, "a client token can't contain \(shown)", at: value,
                notes: ["visible ASCII characters only"], replacement: Self.visible(token)
            )
        }
    }

    /// The token without what can't be seen in it, where it is one then.
    private static func visible(_ token: String) -> String? {
        let visible = InvisibleCharacter.removed(from: token)
        let isToken =
            !visible.isEmpty && visible.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"'\\#:".utf8.contains($0) }
        return isToken && !visible.isExactly(token) ? visible : nil
    }
}
