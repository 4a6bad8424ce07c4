/// When a step of a plan is left out, in terms of an earlier step's answer.
public enum StepCondition: Sendable, Hashable {
    /// It is sent only if the earlier step's answer has this text at a JSON path.
    case answer(step: StepKind, path: String, equals: String)
    /// It is sent only if the earlier step failed with this error code.
    case error(step: StepKind, code: String)
}

/// What a step that is sent again and again waits for: its answer has a value at a JSON path for each id that was sent,
/// and every one of them is this text.
public struct StepGoal: Sendable, Hashable {
    /// The path (RFC 9535).
    public let path: String
    /// The text.
    public let value: String
}

extension StepKind {
    /// What has to be so for the step to be sent; nil for one that always is.
    public var condition: StepCondition? {
        switch self {
        case .openKMS: .answer(step: .describeKMSStatus, path: "$.AccountStatus", equals: "NotEnabled")
        case .createRole: .error(step: .getRole, code: "EntityNotExist.Role")
        default: nil
        }
    }

    /// The code of the error that is an answer, not a failure: what is asked for is not there, or what is made is.
    public var expectedError: String? {
        switch self {
        case .getRole: "EntityNotExist.Role"
        case .createPolicy: "EntityAlreadyExists.Policy"
        case .attachPolicy: "EntityAlreadyExists.Role.Policy"
        default: nil
        }
    }

    /// What the step is repeated for; nil for one that is sent once.
    public var goal: StepGoal? {
        switch self {
        case .waitUntilStopped: StepGoal(path: "$.Instances.Instance[*].Status", value: "Stopped")
        case .waitUntilRunning: StepGoal(path: "$.Instances.Instance[*].Status", value: "Running")
        default: nil
        }
    }
}
