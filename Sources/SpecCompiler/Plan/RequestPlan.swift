public import MetadataFormat
public import Platform

/// The requests that bring an instance about, in an order in which they can be sent.
public struct RequestPlan: Sendable {
    /// One request of a plan.
    public struct Step: Sendable {
        /// Its name in the plan: the kind's, with a number from the second of a kind on.
        public let id: String
        /// What it is for.
        public let kind: StepKind
        /// The product as the API spells it: `Ecs`.
        public let product: String
        /// The product's API version.
        public let version: String
        /// The host to send it to.
        public let endpoint: String
        /// The action's own parameters.
        public let parameters: [RequestParameter]
        /// The steps that must have been done, or skipped, before: all of them stand earlier in the plan.
        public let dependsOn: [String]
        /// Why it is there, and what to make of its answer: a few sentences.
        public let why: String

        /// The action.
        public var action: String { kind.action }

        /// Whether it is skipped when what it makes is already there.
        public var isOptional: Bool { kind.isOptional }

        /// Whether a parameter is a part of an earlier answer, so that the request can't be made in advance.
        public var needsEarlierAnswer: Bool {
            parameters.contains { if case .answer = $0.value { true } else { false } }
        }
    }

    /// `metadata.name` of the instance.
    public let name: String
    /// The requests in order.
    public let steps: [Step]

    /// Plans everything from the services that must be active to the check of the trusted system.
    ///
    /// - KMS is activated for security-enhanced families, which can't be created without it, and for a managed trusted
    ///   system.
    /// - A role with `create: ifMissing` is made with its policy, unless the instance is never to get it. One with
    ///   `create: never` is somebody else's, and so are its policies.
    /// - With `dryRun` nothing is created, so nothing follows the creating request.
    ///
    /// - Parameters:
    ///   - instance: The compiled instance.
    ///   - library: The metadata of the products.
    ///   - ecsEndpoint: The host of ECS instead of the region's; the other products keep theirs.
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public init(
        for instance: CompiledInstance, library: PlatformLibrary, ecsEndpoint: String? = nil
    ) throws(MetadataError) {
        var builder = PlanBuilder(instance: instance, library: library, ecsEndpoint: ecsEndpoint)
        try builder.build()
        name = instance.name
        steps = builder.steps
    }
}
