public import DiagnosticsCore
import InstanceSpec
public import MetadataFormat
import QueryEncoding
public import RequestSigning
public import SpecCompiler

extension EmissionForm {
    /// The kind `plan`: the requests in order, with signatures where the emitter is to sign plans.
    static let plan = EmissionForm(requestCount: { instance, emitter in
        guard emitter.signsPlans else { return 1 }
        return try emitter.plan(for: instance).steps.count { !$0.needsEarlierAnswer }
    }) { subject, sink in
        let plan = try subject.emitter.plan(for: subject.instance)
        guard subject.emitter.signsPlans else { return plan.json().text() }
        guard let resolved = subject.resolve(into: &sink) else { return nil }
        var index = 0
        let messages = try subject.emitter.messages(of: plan, for: resolved) {
            defer { index += 1 }
            return subject.nonce(at: index)
        }
        return plan.json(requests: messages).text()
    }
}

extension RequestEmitter {
    /// The plan of an instance; an endpoint that was asked for is that of its ECS steps.
    ///
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public func plan(for instance: CompiledInstance) throws(MetadataError) -> RequestPlan {
        try RequestPlan(for: instance, library: library, ecsEndpoint: signing.endpoint)
    }

    /// The requests of the steps that need no earlier answer, by the ids of the steps.
    ///
    /// - Parameters:
    ///   - plan: The plan of the instance.
    ///   - instance: The instance with its secrets resolved.
    ///   - nonce: Gives the signature nonces; called once a request, in order.
    /// - Throws: `RequestSigningError` as `message(for:nonce:in:)` does.
    public func messages(
        of plan: RequestPlan, for instance: ResolvedInstance, nonce: () -> String
    ) throws(RequestSigningError) -> [String: RequestMessage] {
        var messages: [String: RequestMessage] = [:]
        for step in plan.steps where !step.needsEarlierAnswer {
            let request = RPCRequest(
                host: step.endpoint, action: step.action, version: step.version,
                parameters: step.kind.createsInstances ? instance.parameters : step.texts,
                responseFormat: signing.responseFormat
            )
            messages[step.id] = try signing.message(for: request, nonce: nonce(), in: .urlOrForm)
        }
        return messages
    }
}

extension RequestPlan.Step {
    /// The parameters whose text is known. Only the creating step, which is the spec's, has others than answers.
    fileprivate var texts: [QueryParameter] {
        parameters.compactMap { parameter in
            parameter.value.text.map { QueryParameter(name: parameter.name, value: $0) }
        }
    }
}

extension RequestPlan {
    /// The kind `plan`.
    ///
    /// - Parameter requests: Signed requests by the id of their step (`--signed`). Without them there are no secrets in
    ///   it, but where each is read from.
    public func json(requests: [String: RequestMessage] = [:]) -> JSONText {
        .object([
            ("name", .string(name)),
            ("steps", .list(steps.map { $0.json(request: requests[$0.id]) })),
        ])
    }
}

extension RequestPlan.Step {
    fileprivate func json(request: RequestMessage?) -> JSONText {
        let sorted = parameters.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return .object(
            [
                ("id", .string(id)), ("product", .string(product)), ("version", .string(version)),
                ("action", .string(action)), ("endpoint", .string(endpoint)),
                ("parameters", .object(sorted.map { ($0.name, $0.value.json) })),
                ("dependsOn", .list(dependsOn.map(JSONText.string))),
                ("optional", .bool(isOptional)), ("why", .string(why)),
            ] + conditions + (request.map { [("request", $0.json)] } ?? [])
        )
    }

    /// `skipUnless`, `expectedError` and `repeatUntil`, where the step has them.
    private var conditions: [(String, JSONText)] {
        var members: [(String, JSONText)] = []
        switch kind.condition {
        case .answer(let step, let path, let value):
            members.append(
                (
                    "skipUnless",
                    .object([("step", .string(step.id)), ("path", .string(path)), ("equals", .string(value))])
                )
            )
        case .error(let step, let code):
            members.append(("skipUnless", .object([("step", .string(step.id)), ("error", .string(code))])))
        case nil:
            break
        }
        if let code = kind.expectedError { members.append(("expectedError", .string(code))) }
        if let goal = kind.goal {
            members.append(("repeatUntil", .object([("path", .string(goal.path)), ("equals", .string(goal.value))])))
        }
        return members
    }
}

extension ParameterValue {
    /// The text, or where it will come from: never a secret.
    package var json: JSONText {
        switch self {
        case .text(let text): .string(text)
        case .secret(.environment(let name)): .object([("fromEnvironment", .string(name))])
        case .secret(.file(let path)): .object([("fromFile", .string(path))])
        case .answer(let step, let path): .object([("fromStep", .string(step)), ("path", .string(path))])
        }
    }
}
