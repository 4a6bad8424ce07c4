import DiagnosticsCore
import InstanceSpec
import RequestEmission
import RequestSigning
import SpecCompiler
import UserDataTemplates

/// Makes the output of a run in memory, so that nothing is written unless all of it can be.
struct Emission {
    let emitter: RequestEmitter
    let library: PlatformLibrary
    let nonces: NonceSequence
    let secrets: SecretResolver

    /// One line an instance, in order; for `userDataText` the payload of the only one.
    func lines(
        of items: [CompiledRun.Item], kind: EmissionKind, signsPlan: Bool, into sink: inout DiagnosticSink
    ) throws -> [UInt8] {
        if kind == .userDataText { return items.first?.instance.userData ?? [] }
        var output: [UInt8] = []
        for (index, item) in items.enumerated() {
            let line = try line(for: item, at: index, kind: kind, signsPlan: signsPlan, into: &sink)
            guard let line else { continue }
            output.append(contentsOf: line.utf8)
            output.append(UInt8(ascii: "\n"))
        }
        return output
    }

    private func line(
        for item: CompiledRun.Item, at index: Int, kind: EmissionKind, signsPlan: Bool, into sink: inout DiagnosticSink
    ) throws -> String? {
        let instance = item.instance
        switch kind {
        case .userData:
            return instance.userData.map { UserDataBlob($0).base64 } ?? ""
        case .userDataText:
            return nil
        case .policies:
            return try InstancePolicies(for: instance, library: library).json(name: instance.name).text()
        case .plan:
            return try plan(for: item, at: index, isSigned: signsPlan, into: &sink)?.text()
        case .url, .request, .curl, .parameters, .query:
            guard let resolved = resolve(item, into: &sink) else { return nil }
            switch kind {
            case .parameters: return resolved.parametersJSON.text()
            case .query: return resolved.queryText
            case .url:
                let message = try message(for: resolved, at: index, in: .url)
                warnIfTooLong(message, instance, into: &sink)
                return message.url
            default:
                let message = try message(for: resolved, at: index, in: .urlOrForm)
                guard kind == .request else { return message.curlCommand }
                return message.json(name: instance.name, action: instance.request.action).text()
            }
        }
    }

    /// The files of a bundle for each instance.
    func bundles(
        of items: [CompiledRun.Item], in folder: String, into sink: inout DiagnosticSink
    ) throws -> [OutputFile] {
        var files: [OutputFile] = []
        for (index, item) in items.enumerated() {
            guard let resolved = resolve(item, into: &sink),
                let plan = try plan(for: item, at: index, isSigned: false, into: &sink)
            else { continue }
            let instance = item.instance
            let url = try message(for: resolved, at: index, in: .url)
            warnIfTooLong(url, instance, into: &sink)
            let bundle = Bundle(
                instance: instance,
                url: url,
                request: try message(for: resolved, at: index, in: .urlOrForm),
                policies: try InstancePolicies(for: instance, library: library),
                plan: plan,
                metadata: library.ecs
            )
            let base = PathName.join(folder, instance.name)
            files += bundle.files.map {
                OutputFile(path: PathName.join(base, $0.name), bytes: $0.bytes, isSecret: $0.isSecret)
            }
        }
        return files
    }

    private func plan(
        for item: CompiledRun.Item, at index: Int, isSigned: Bool, into sink: inout DiagnosticSink
    ) throws -> JSONText? {
        let plan = RequestPlan(for: item.instance, library: library)
        reportUnplannedSteps(item.instance, into: &sink)
        guard isSigned else { return plan.json() }
        guard let resolved = resolve(item, into: &sink) else { return nil }
        let message = try message(for: resolved, at: index, in: .urlOrForm)
        return plan.json(requests: Dictionary(uniqueKeysWithValues: plan.steps.prefix(1).map { ($0.id, message) }))
    }

    private func resolve(_ item: CompiledRun.Item, into sink: inout DiagnosticSink) -> ResolvedInstance? {
        ResolvedInstance(item.instance, secrets: secrets, files: item.files, into: &sink)
    }

    private func message(
        for resolved: ResolvedInstance, at index: Int, in carrier: ParameterCarrier
    ) throws -> RequestMessage {
        do {
            return try emitter.message(for: resolved, nonce: nonces.nonce(at: index), in: carrier)
        } catch {
            throw CommandFailure(error.code == .invalidHost ? .usage : .findings, error.message)
        }
    }

    /// Rule `url-too-long`, at what makes it long.
    private func warnIfTooLong(
        _ message: RequestMessage, _ instance: CompiledInstance, into sink: inout DiagnosticSink
    ) {
        let length = message.url.utf8.count
        guard length > RequestEmitter.longestURL else { return }
        let value = instance.request.parameter("UserData")?.origin.value ?? instance.document.name
        sink.report(
            instance.document.diagnostic(
                .warning, "url-too-long", "the URL has \(length) bytes, more than \(RequestEmitter.longestURL)",
                at: value.keySpan, path: value.path, notes: ["servers and proxies on the way may refuse it"],
                help: "'--emit curl' and '--emit request' carry the parameters in a form body"
            )
        )
    }

    /// A plan that lacks steps says so.
    private func reportUnplannedSteps(_ instance: CompiledInstance, into sink: inout DiagnosticSink) {
        guard let role = instance.role else { return }
        let value = instance.document.spec["role"] ?? instance.document.spec["trustedSystem"] ?? instance.document.name
        sink.report(
            instance.document.diagnostic(
                .note, "not-built-yet",
                "the plan holds the creating request only; the steps for KMS and for the role '\(role.name)' are not built yet",
                at: value.keySpan, path: value.path
            )
        )
    }
}
