import MetadataFormat

/// The requests that bring an instance about, in an order in which they can be sent.
public struct RequestPlan: Sendable {
    /// One request of a plan.
    public struct Step: Sendable {
        /// Its name in the plan: `run-instances`.
        public let id: String
        /// The product as the API spells it: `Ecs`.
        public let product: String
        /// The product's API version.
        public let version: String
        /// The action.
        public let action: String
        /// The host to send it to.
        public let endpoint: String
        /// The action's own parameters.
        public let parameters: [RequestParameter]
        /// The steps that must have been done before.
        public let dependsOn: [String]
        /// Whether it is skipped when what it makes is already there.
        public let isOptional: Bool
        /// Why it is there, one sentence.
        public let why: String
    }

    /// `metadata.name` of the instance.
    public let name: String
    /// The requests in order.
    public let steps: [Step]

    /// Plans an instance: for now, the request that creates it.
    public init(for instance: CompiledInstance, library: PlatformLibrary) {
        name = instance.name
        steps = [
            Step(
                id: instance.request.action == "CreateInstance" ? "create-instance" : "run-instances",
                product: library.ecs.product,
                version: library.ecs.version,
                action: instance.request.action,
                endpoint: library.host(forRegion: instance.request.regionID),
                parameters: instance.request.parameters,
                dependsOn: [],
                isOptional: false,
                why: "Creates what the spec '\(instance.name)' describes."
            )
        ]
    }
}
