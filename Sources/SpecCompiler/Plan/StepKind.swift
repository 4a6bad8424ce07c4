public import Platform

/// What a step of a plan is for: everything that is the same for all steps of its kind. The kinds are the table in
/// `StepKind+Table.swift`.
///
/// Whoever sends a plan goes by the kinds: they say when a step is skipped, and when it is repeated.
public struct StepKind: Sendable {
    /// Its name in plans.
    public let id: String
    /// Whose API it calls.
    public let product: PlatformProduct
    /// The action it calls.
    public let action: String
    /// Whether it is skipped when what it makes is already there.
    public let isOptional: Bool
    /// What has to be so for the step to be sent; nil for one that always is.
    public let condition: StepCondition?
    /// The code of the error that is an answer and no failure: it says that what the step asks for is not there, or
    /// that what it makes is there already.
    public let expectedError: String?
    /// What the step is repeated for; nil for one that is sent once.
    public let goal: StepGoal?
    /// What its sender must be allowed.
    let rights: StepRights
    /// Why it is in a plan, and what to make of its answer: a few sentences, with `{name}` for the spec's name and
    /// `{region}` for its region.
    let why: String

    init(
        _ id: String,
        _ product: PlatformProduct,
        _ action: String,
        isOptional: Bool = false,
        onlyIf condition: StepCondition? = nil,
        expectedError: String? = nil,
        until goal: StepGoal? = nil,
        rights: StepRights = .asTheMetadataStates,
        why: String
    ) {
        self.id = id
        self.product = product
        self.action = action
        self.isOptional = isOptional
        self.condition = condition
        self.expectedError = expectedError
        self.goal = goal
        self.rights = rights
        self.why = why
    }

    /// Whether it is the request that a spec is compiled to, with the parameters of the spec.
    public var createsInstances: Bool { self == .runInstances || self == .createInstance }
}

extension StepKind: Hashable {
    /// Whether both have the same name.
    public static func == (left: Self, right: Self) -> Bool { left.id == right.id }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// When a step of a plan is left out, in terms of an earlier step's answer.
public indirect enum StepCondition: Sendable, Hashable {
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

/// The resources on which whoever sends a step must be allowed its action.
enum StepRights: Sendable {
    /// Those that the metadata states for the action.
    case asTheMetadataStates
    /// Any, for a reason.
    case everything(because: String)
    /// Those of the request that creates the instances, which depend on the spec.
    case creation
}
