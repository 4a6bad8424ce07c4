import ByteFormats
import DiagnosticsCore
import ExactText
import InstanceSpec
import SourceTree
import SpecRules
import UserData

extension InstanceLowering {
    /// The boot payload: what the spec gives, after the trust agent's script where the trusted system is managed.
    mutating func lowerUserData() -> [UInt8]? {
        let given = spec["userData"]
        var isComplete = true
        var parts: [UserDataPart] = []
        if let agent = agentScriptSource() {
            // A finding about the whole is one about the user data, where the spec has any.
            let place = given?.span ?? agent.span
            if let script = renderAgentScript(at: agent) {
                parts.append(UserDataPart(script, fileName: "trust-agent.sh", at: position(place)))
            } else {
                isComplete = false
            }
        }
        for part in given?.items ?? [] {
            // `conflicting-keys` and `missing-key` see to it that a part has exactly one source.
            guard let source = part.members.first(where: { SpecLanguage.userDataSourceKeys.contains($0.field.key) }),
                let bytes = payload(of: source, in: part)
            else {
                isComplete = false
                continue
            }
            checkSystem(for: bytes, at: source.value)
            parts.append(UserDataPart(bytes, at: position(source.value.span)))
        }
        guard isComplete, !parts.isEmpty, let origin = userDataOrigin() else { return nil }
        guard let blob = assemble(parts, of: given) else { return nil }
        append("UserData", .text(blob.base64), origin)
        return blob.bytes
    }

    private mutating func assemble(_ parts: [UserDataPart], of given: SpecValue?) -> UserDataBlob? {
        let compression = given?.items.lazy.compactMap { $0["compress"]?.text }.first.flatMap(UserDataCompression.init)
        var sink = DiagnosticSink()
        let blob = UserDataAssembler.assemble(parts, compression: compression ?? .auto, into: &sink)
        report(
            contentsOf: sink.diagnostics.map { finding in
                var finding = finding
                if let given, finding.rule == .userDataSize {
                    finding.position = position(given.keySpan)
                    finding.path = given.path
                }
                return finding
            }
        )
        return blob
    }

    private func userDataOrigin() -> ParameterOrigin? {
        if let given = spec["userData"] { return .spec(given) }
        return agentScriptSource().map { .implied(by: $0, because: "the script that installs the trust agent") }
    }

    private func position(_ span: SourceSpan) -> Diagnostic.Position {
        Diagnostic.Position(file: document.file, span: span)
    }

    /// Reports a payload of which the image's system would run nothing.
    private mutating func checkSystem(for payload: [UInt8], at value: SpecValue) {
        guard let refusal = BootSystem(of: document)?.refusal(of: PayloadKind(detecting: payload)) else { return }
        let firstLine = payload.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? payload.count
        let isText = value.text.map { $0.utf8.elementsEqual(payload) } ?? false
        let span = isText ? document.span(of: 0..<firstLine, inTextOf: value) : value.span
        report(
            contentsOf: [
                Diagnostic(
                    .warning, .userDataImage, refusal.message, at: position(span), help: refusal.help, path: value.path)
            ])
    }

    // MARK: - The trust agent

    /// The value that asks for the trust agent's script.
    private func agentScriptSource() -> SpecValue? {
        guard trusted.mode == .managed, let trustedSystem = spec["trustedSystem"] else { return nil }
        return spec["agentScript"] ?? trustedSystem
    }

    private mutating func renderAgentScript(at source: SpecValue) -> [UInt8]? {
        guard source.text == "hardened" else { return renderTemplate("trust-agent-install", values: [], at: source) }
        let region = spec["region"]?.text ?? ""
        return renderTemplate("trust-agent-hardened", values: [TemplateValue("region", region)], at: source)
    }

    // MARK: - Payloads

    private mutating func payload(of source: SpecMember, in part: SpecValue) -> [UInt8]? {
        let value = source.value
        switch (source.field.key, value.content) {
        case ("text", .text(let text)):
            let bytes = Array(text.utf8)
            let map = document.sourceMap(of: value)
            report(bytes, from: value) { map?.sourceSpan(ofDecoded: $0.start..<$0.end) ?? value.span }
            return bytes
        case ("file", .text(let path)):
            guard let bytes = loadFile(path, at: value) else { return nil }
            report(bytes, fromFile: path)
            return bytes
        case ("template", .text(let name)):
            return renderTemplate(name, values: templateValues(of: part), at: value)
        case ("base64", .text(let text)):
            guard let bytes = Base64.decode(text.utf8) else {
                report(.error, .valuePattern, "this is not Base64", at: value)
                return nil
            }
            report(bytes, from: value) { _ in value.span }
            return bytes
        case ("cloudConfig", .free(let node)):
            return cloudConfig(node, at: value)
        case ("include", .list(let addresses)):
            return includeList(addresses, at: value)
        default:
            return nil
        }
    }

    private mutating func cloudConfig(_ node: DocumentNode, at value: SpecValue) -> [UInt8]? {
        guard node.entries != nil else {
            report(.error, .wrongType, "expected a cloud-config as a mapping, found \(node.kindName)", at: value)
            return nil
        }
        for payloadFinding in CloudConfigRule.findings(in: node, of: document.file) {
            var finding = payloadFinding.diagnostic(at: position(payloadFinding.span), withReplacement: true)
            finding.path = value.path
            report(contentsOf: [finding])
        }
        return CloudConfigWriter(node, from: document.file).bytes
    }

    private mutating func includeList(_ addresses: [SpecValue], at value: SpecValue) -> [UInt8]? {
        guard !addresses.isEmpty else {
            report(.error, .missingKey, "there is no address to include", at: value, value.keySpan)
            return nil
        }
        var bytes = Array("#include\n".utf8)
        var isComplete = true
        var lineStarts: [(offset: Int, address: SpecValue)] = []
        for address in addresses {
            let text = address.text ?? ""
            if text.isEmpty || text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) {
                report(.error, .valuePattern, "this is not an address: it is empty or has blanks in it", at: address)
                isComplete = false
            }
            lineStarts.append((bytes.count, address))
            bytes += text.utf8 + [0x0A]
        }
        guard isComplete else { return nil }
        report(bytes, from: value) { span in
            lineStarts.last { $0.offset <= span.start }?.address.span ?? value.span
        }
        return bytes
    }

    // MARK: - Findings about payloads

    /// Reports findings about a payload at the places of the spec that its bytes come from.
    private mutating func report(
        _ payload: [UInt8], from value: SpecValue, place: (SourceSpan) -> SourceSpan
    ) {
        let isQuoted = "\"'".utf8.contains(document.file.bytes(in: value.span).first ?? 0)
        for payloadFinding in PayloadRules.findings(in: payload) {
            let isShown = !findings.isFull(payloadFinding.severity)
            let span = isShown ? place(payloadFinding.span) : value.span
            // A repair of the payload is one of the spec where its bytes stand there one by one.
            let bytes = payload.prefix(payloadFinding.span.end).dropFirst(payloadFinding.span.start)
            let isEscaped = isQuoted && (payloadFinding.replacement ?? "").utf8.contains { "\"'\\".utf8.contains($0) }
            let isVerbatim = !isEscaped && document.file.bytes(in: span).elementsEqual(bytes)
            var finding = payloadFinding.diagnostic(at: position(span), withReplacement: isVerbatim)
            finding.path = value.path
            report(contentsOf: [finding])
        }
    }

    private mutating func report(_ payload: [UInt8], fromFile path: String) {
        let file = SourceFile(name: path, bytes: payload)
        for finding in PayloadRules.findings(in: payload) {
            let position = Diagnostic.Position(file: file, span: finding.span)
            report(contentsOf: [finding.diagnostic(at: position, withReplacement: true)])
        }
    }
}
