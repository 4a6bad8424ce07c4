import DiagnosticsCore
import InstanceSpec
import SourceTree
import SpecRules
import UserDataTemplates

extension InstanceLowering {
    /// The boot payload: what the spec gives, after the trust agent's script where the trusted system is managed.
    mutating func lowerUserData() -> [UInt8]? {
        let given = spec["userData"]
        let agent = agentScript()
        guard let source = given ?? agent?.source else { return nil }
        let parts = given?.items ?? []
        if parts.count + (agent == nil ? 0 : 1) > 1 {
            report(
                .error, "not-built-yet", "several parts of user data can't be joined yet", at: source,
                labels: agent.map { [.init(span: $0.source.span, text: "adds the trust agent's script")] } ?? []
            )
            return nil
        }
        guard let bytes = parts.first.map({ lowerPart($0) }) ?? agent?.script else { return nil }
        let blob = UserDataBlob(bytes)
        if let finding = blob.sizeFinding(at: Diagnostic.Position(file: document.file, span: source.span)) {
            report(contentsOf: [finding])
        }
        let origin: ParameterOrigin =
            given.map { .spec($0) } ?? .implied(by: source, because: "the script that installs the trust agent")
        append("UserData", .text(blob.base64), origin)
        return bytes
    }

    /// The trust agent's script, with the value that asks for it.
    private mutating func agentScript() -> (source: SpecValue, script: [UInt8])? {
        guard trusted.mode == .managed, let trustedSystem = spec["trustedSystem"] else { return nil }
        let source = spec["agentScript"] ?? trustedSystem
        let name = source.text == "hardened" ? "trust-agent-hardened" : "trust-agent-install"
        return renderTemplate(name, values: [], at: source).map { (source, $0) }
    }

    private mutating func lowerPart(_ part: SpecValue) -> [UInt8]? {
        if let compress = part["compress"], compress.text == "always" {
            report(.error, "not-built-yet", "'compress: always' can't be compiled yet", at: compress)
        }
        // `conflicting-keys` and `missing-key` see to it that a part has exactly one source.
        for member in part.members {
            let value = member.value
            switch (member.field.key, value.text) {
            case ("text", let text?):
                return Array(text.utf8)
            case ("file", let path?):
                return loadFile(path, at: value)
            case ("template", let name?):
                return renderTemplate(name, values: templateValues(of: part), at: value)
            case ("base64", let text?):
                let bytes = Base64.decode(text.utf8)
                if bytes == nil { report(.error, "value-pattern", "this is not Base64", at: value) }
                return bytes
            case ("cloudConfig", _), ("include", _):
                report(.error, "not-built-yet", "'\(member.field.key)' can't be compiled yet", at: value)
                return nil
            default:
                continue
            }
        }
        return nil
    }
}
