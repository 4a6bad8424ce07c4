public import DiagnosticsCore
import InstanceSpec
import QueryEncoding
public import RequestSigning
public import SpecCompiler

extension RequestPlan {
    /// The kind `plan`.
    ///
    /// - Parameter requests: Signed requests by the id of their step (`--signed`).
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
                ("optional", .literal(isOptional ? "true" : "false")), ("why", .string(why)),
            ] + (request.map { [("request", $0.json)] } ?? [])
        )
    }
}

extension ParameterValue {
    /// The text, or where it will come from: never a secret.
    fileprivate var json: JSONText {
        switch self {
        case .text(let text): .string(text)
        case .secret(.environment(let name)): .object([("fromEnvironment", .string(name))])
        case .secret(.file(let path)): .object([("fromFile", .string(path))])
        case .answer(let step, let path): .object([("fromStep", .string(step)), ("path", .string(path))])
        }
    }
}
