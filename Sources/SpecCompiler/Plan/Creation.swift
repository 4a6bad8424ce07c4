/// The step that creates the instances, for the steps that go on with what it made.
struct Creation {
    /// `RunInstances` takes and makes at most this many (metadata: `Amount`).
    private static let mostInstances = 100

    /// `run-instances` or `create-instance`.
    let kind: StepKind
    /// How many instances it makes at most.
    let count: Int

    init(kind: StepKind, request: InstanceRequest) {
        self.kind = kind
        let amount = request.parameter("Amount")?.value.text.flatMap { Int($0) } ?? 1
        count = min(max(amount, 1), Self.mostInstances)
    }

    /// The ids of all that it made.
    func instanceIDs() -> ParameterValue {
        .answer(step: kind.rawValue, path: path)
    }

    /// The same in portions, for calls that take fewer ids at once.
    func instanceIDs(atMost size: Int) -> [ParameterValue] {
        guard count > size else { return [instanceIDs()] }
        return stride(from: 0, to: count, by: size).map { start in
            .answer(step: kind.rawValue, path: "\(path)[\(start):\(min(start + size, count))]")
        }
    }

    private var path: String {
        kind == .createInstance ? "$.InstanceId" : "$.InstanceIdSets.InstanceIdSet"
    }
}
