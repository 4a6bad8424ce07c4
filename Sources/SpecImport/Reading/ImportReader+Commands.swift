import DiagnosticsCore
import ExactText
import PastedCommands
import QueryEncoding
import SourceTree

extension ImportReader {
    /// Reads the curl and aliyun commands of a shell's text; others are passed over, and told.
    func readCommands() throws(UnreadableInput) -> [ImportedCall] {
        var calls: [ImportedCall] = []
        var others: [String] = []
        for words in try ShellText(file).commands {
            let words = words.drop { word in ["$", "sudo", "time"].contains { word.text?.isExactly($0) ?? false } }
            if let command = try AliyunCommand(Array(words), of: file) {
                if let call = try call(of: command, in: Array(words)) { calls.append(call) }
            } else if let call = try curlCall(Array(words)) {
                calls.append(call)
            } else if let first = words.first {
                others.append(first.beginning.shortenedKey)
            }
        }
        guard !others.isEmpty else { return calls }
        let names = others.prefix(5).map { "'\($0)'" }.joined(separator: ", ") + (others.count > 5 ? ", …" : "")
        for index in calls.indices { calls[index].remarks.append("left out: what the text runs besides, \(names)") }
        return calls
    }

    private func span(of words: [ShellWord]) -> SourceSpan {
        SourceSpan(words.first?.span.start ?? 0, words.last?.span.end ?? 0)
    }

    // MARK: - curl

    private func curlCall(_ words: [ShellWord]) throws(UnreadableInput) -> ImportedCall? {
        guard let command = CurlCommand(words.map { $0.text ?? $0.beginning }) else { return nil }
        if let open = words.first(where: { $0.text == nil }), let name = open.variables.first {
            throw fault(
                "what the shell has in '\(name.shortened)' is not in the text", open.span, help: "write its value")
        }
        if let path = command.formFile {
            throw fault("the command sends the file '\(path.shortened)'", span(of: words), help: "import what is in it")
        }
        guard let url = command.url else { throw fault("the command has no URL", span(of: words)) }
        let headers = command.headers.map { header in
            let parts = header.splitExactly(at: UInt8(ascii: ":"), maxSplits: 1)
            return (
                name: String(parts.first ?? ""), value: String((parts.dropFirst().first ?? "").trimmingASCIIBlanks())
            )
        }
        return try call(url: url, form: command.form, headers: headers, at: span(of: words))
    }

    // MARK: - aliyun

    /// nil for a call of another product.
    private func call(of command: AliyunCommand, in words: [ShellWord]) throws(UnreadableInput) -> ImportedCall? {
        let place = span(of: words)
        guard let action = command.action?.text else { throw nothingToImport(at: place) }
        guard command.product?.text?.asciiLowercased.isExactly("ecs") ?? false else {
            throw fault(
                "'\(command.product?.beginning.shortened ?? "")' is another product than ecs",
                command.product?.span ?? place)
        }
        let given = command.parameters
        let sent = given.map { QueryParameter(name: $0.name, value: $0.value.text ?? $0.value.expression) }
        var call = try call(sent, at: command.action?.span ?? place, action: action)
        for parameter in given where parameter.value.text == nil {
            guard call.expressions.insert(ExactText(parameter.name)).inserted else { continue }
            for name in parameter.value.variables where !call.variables.contains(where: name.isExactly) {
                call.variables.append(name)
            }
        }
        if !call.variables.isEmpty {
            call.remarks.append(
                "what the shell has in its variables is not in the command: write it under vars, or give --set")
        }
        if !call.parameters.contains(where: { $0.isNamed("RegionId") }) {
            call.remarks.append("the command takes its region from a profile: write spec.region")
        }
        return call
    }
}

extension ShellWord {
    /// The word as a spec writes it, with its variables.
    fileprivate var expression: String {
        parts.map { part in
            switch part {
            case .text(let text): text.replacingExactly("${", with: "$${")
            case .variable(let name): "${\(name)}"
            }
        }.joined()
    }
}
