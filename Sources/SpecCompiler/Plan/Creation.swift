import MetadataFormat

/// The step that creates the instances, for the steps that go on with what it made.
struct Creation {
    /// `run-instances` or `create-instance`.
    let kind: StepKind
    /// How many instances it makes at most.
    let count: Int

    /// - Parameter action: The metadata of the creating action: it limits `Amount`, so that no number makes the plan
    ///   longer than what can be created; an action that has none makes one instance.
    init(kind: StepKind, request: InstanceRequest, action: MetadataAction?) {
        self.kind = kind
        let most = action?.parameter(matching: "Amount")?.schema.limits.maximum.flatMap { Int(exactly: $0.double) }
        let amount = request.parameter("Amount")?.value.text.flatMap { Int($0) }
        count = min(max(amount ?? 1, 1), most ?? 1)
    }

    /// The ids of all that it made.
    func instanceIDs() -> ParameterValue {
        .answer(step: kind.id, path: path)
    }

    /// Ids that one call takes, and how many they are at most.
    struct Portion {
        let instanceIDs: ParameterValue
        let count: Int
    }

    /// The ids in portions, for calls that take only so many at once.
    func portions(of size: Int) -> [Portion] {
        guard count > size else { return [Portion(instanceIDs: instanceIDs(), count: count)] }
        return stride(from: 0, to: count, by: size).map { start in
            let end = min(start + size, count)
            return Portion(
                instanceIDs: .answer(step: kind.id, path: "\(path)[\(start):\(end)]"), count: end - start
            )
        }
    }

    private var path: String {
        kind == .createInstance ? "$.InstanceId" : "$.InstanceIdSets.InstanceIdSet"
    }
}
