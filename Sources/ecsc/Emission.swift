import CommandSupport
import DiagnosticsCore
import ExactText
import FileAccess
import InstanceSpec
import RequestEmission
import RequestSigning
import SpecCompiler
import UserData

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
        let lines =
            if kind == .plan, signsPlan {
                try signedPlans(of: items, into: &sink)
            } else {
                try items.enumerated().compactMap { try line(for: $1, at: $0, kind: kind, into: &sink) }
            }
        return lines.flatMap { Array("\($0)\n".utf8) }
    }

    private func line(
        for item: CompiledRun.Item, at index: Int, kind: EmissionKind, into sink: inout DiagnosticSink
    ) throws -> String? {
        let instance = item.instance
        switch kind {
        case .userData:
            return instance.userData.map { UserDataBlob($0).base64 } ?? ""
        case .userDataText:
            return nil
        case .policies:
            return InstancePolicies(for: instance, library: library).json(name: instance.name).text()
        case .plan:
            return try emitter.plan(for: instance).json().text()
        case .url, .request, .curl, .aliyun, .parameters, .query:
            guard let resolved = resolve(item, into: &sink) else { return nil }
            switch kind {
            case .parameters: return resolved.parametersJSON.text()
            case .query: return resolved.queryText
            case .aliyun: return emitter.aliyunCommand(for: resolved, into: &sink)
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

    /// A folder with the bundle of each instance.
    func bundles(
        of items: [CompiledRun.Item], in folder: String, into sink: inout DiagnosticSink
    ) throws -> [OutputFolder] {
        var folders: [OutputFolder] = []
        let metadata = try MetadataIdentity(library.ecs)
        for (index, item) in items.enumerated() {
            guard let resolved = resolve(item, into: &sink) else { continue }
            let instance = item.instance
            let (url, request) = try reportingFaults { () throws(RequestSigningError) in
                try emitter.messages(for: resolved, nonce: nonces.nonce(at: index))
            }
            warnIfTooLong(url, instance, into: &sink)
            let bundle = try RequestBundle(
                instance: instance,
                url: url,
                request: request,
                policies: InstancePolicies(for: instance, library: library),
                plan: try emitter.plan(for: instance).json(),
                metadata: metadata
            )
            folders.append(
                OutputFolder(
                    path: PathName.join(folder, instance.name),
                    files: bundle.files.map { OutputFile(path: $0.name, bytes: $0.bytes, isSecret: $0.isSecret) }
                )
            )
        }
        return folders
    }

    /// The plans with signed requests in them. The nonces count the requests over all plans of the run.
    private func signedPlans(of items: [CompiledRun.Item], into sink: inout DiagnosticSink) throws -> [String] {
        let plans = try items.map { try emitter.plan(for: $0.instance) }
        let requestCount = plans.flatMap(\.steps).count { !$0.needsEarlierAnswer }
        let nonces = NonceSequence(given: nonces.given, count: requestCount)
        var index = 0
        return try zip(items, plans).compactMap { item, plan in
            guard let resolved = resolve(item, into: &sink) else { return nil }
            let messages = try reportingFaults { () throws(RequestSigningError) in
                try emitter.messages(of: plan, for: resolved) {
                    defer { index += 1 }
                    return nonces.nonce(at: index)
                }
            }
            return plan.json(requests: messages).text()
        }
    }

    private func resolve(_ item: CompiledRun.Item, into sink: inout DiagnosticSink) -> ResolvedInstance? {
        ResolvedInstance(item.instance, secrets: secrets, files: item.files, into: &sink)
    }

    private func message(
        for resolved: ResolvedInstance, at index: Int, in carrier: ParameterCarrier
    ) throws -> RequestMessage {
        try reportingFaults { () throws(RequestSigningError) in
            try emitter.message(for: resolved, nonce: nonces.nonce(at: index), in: carrier)
        }
    }

    /// Signs, and turns a fault of what is signed into the command's own.
    private func reportingFaults<Result>(_ sign: () throws(RequestSigningError) -> Result) throws -> Result {
        do {
            return try sign()
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Rule `url-too-long`, at what makes it long.
    private func warnIfTooLong(
        _ message: RequestMessage, _ instance: CompiledInstance, into sink: inout DiagnosticSink
    ) {
        let length = message.url.utf8.count
        guard length > RequestEmitter.longestURL else { return }
        let value =
            instance.request.parameter("UserData")?.origin.value ?? instance.document.name ?? instance.document.spec
        sink.report(
            instance.document.diagnostic(
                .warning, "url-too-long", "the URL has \(length) bytes, more than \(RequestEmitter.longestURL)",
                at: value.keySpan, path: value.path, notes: ["servers and proxies on the way may refuse it"],
                help: "'--emit curl' and '--emit request' carry the parameters in a form body"
            )
        )
    }
}
