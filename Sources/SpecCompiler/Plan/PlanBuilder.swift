import InstanceSpec
import MetadataFormat
import RAMPolicy
import SpecRules

/// Puts the steps of a plan together, in order.
struct PlanBuilder {
    let instance: CompiledInstance
    private let library: PlatformLibrary
    private let ecsEndpoint: String?
    private let trusted: TrustedSystem
    private var services: [PlatformProduct: Service] = [:]
    private(set) var steps: [RequestPlan.Step] = []

    /// A product as the steps name it.
    private struct Service {
        let product: String
        let version: String
        let host: String
    }

    init(instance: CompiledInstance, library: PlatformLibrary, ecsEndpoint: String?) {
        self.instance = instance
        self.library = library
        self.ecsEndpoint = ecsEndpoint
        trusted = TrustedSystem(spec: instance.document.spec, facts: library.facts)
    }

    private var regionID: String { instance.request.regionID }

    mutating func build() throws(MetadataError) {
        if trusted.enhancedGeneration != nil || trusted.mode == .managed { try addKMS() }
        if let role = instance.role, role.isCreatedIfMissing, role.attachment != .never {
            try addRole(role)
            if let policy = RolePolicy(of: role) { try addPolicy(policy, of: role) }
        }
        let creation = try addCreation()
        guard instance.request.parameter("DryRun")?.value.text != "true" else { return }
        if creation.kind == .createInstance { try addStart(of: creation) }
        try addWait(
            .waitUntilRunning, for: creation,
            why: "Asks for the state of what was created, every few seconds, until all of it is Running."
        )
        if let role = instance.role, role.attachment == .later { try addAttachment(of: role, to: creation) }
        if trusted.mode == .managed { try addTrustedTag(of: creation) }
    }

    // MARK: - Before the creation

    private mutating func addKMS() throws(MetadataError) {
        try add(
            .describeKMSStatus, [], after: [],
            why: "Asks whether KMS is active in the account: without it, trusted instances can't be created."
        )
        try add(
            .openKMS, [], after: [.describeKMSStatus],
            why: """
                Activates KMS where the status is NotEnabled. An account does this once; it accepts the terms of KMS, \
                and it can't be undone.
                """
        )
    }

    private mutating func addRole(_ role: InstanceRole) throws(MetadataError) {
        try add(
            .getRole, [("RoleName", .text(role.name))], after: [],
            why: "Asks whether the role exists: the error EntityNotExist.Role says that it does not."
        )
        try add(
            .createRole,
            [
                ("RoleName", .text(role.name)),
                ("AssumeRolePolicyDocument", .text(PolicyDocument.ecsTrust.compactText)),
            ],
            after: [.getRole], why: "Creates the role where it is missing, with ECS as the service that may assume it."
        )
    }

    private mutating func addPolicy(_ policy: RolePolicy, of role: InstanceRole) throws(MetadataError) {
        if let document = policy.document {
            try add(
                .createPolicy,
                [("PolicyName", .text(policy.name)), ("PolicyDocument", .text(document.compactText))], after: [],
                why: """
                    Creates the policy with what the role may do. Its name ends in a digest of its text, so one that \
                    exists (EntityAlreadyExists.Policy) is this one.
                    """
            )
        }
        try add(
            .attachPolicy,
            [
                ("PolicyName", .text(policy.name)), ("PolicyType", .text(policy.type)),
                ("RoleName", .text(role.name)),
            ],
            after: [.createRole, .createPolicy],
            why: "Gives the role its policy; EntityAlreadyExists.Role.Policy says that it has it already."
        )
    }

    // MARK: - The creation

    private mutating func addCreation() throws(MetadataError) -> Creation {
        let kind: StepKind = instance.request.action == StepKind.createInstance.action ? .createInstance : .runInstances
        // A role that is handed over must be complete before.
        let needsRole = instance.role?.attachment == .atCreation
        try add(
            kind, sending: instance.request.parameters,
            after: [.openKMS] + (needsRole ? [.createRole, .attachPolicy] : []),
            why: kind == .runInstances
                ? "Creates and starts what the spec '\(instance.name)' describes."
                : "Creates what the spec '\(instance.name)' describes. CreateInstance leaves it stopped."
        )
        return Creation(kind: kind, request: instance.request, action: try library.action(named: kind.action))
    }

    private mutating func addStart(of creation: Creation) throws(MetadataError) {
        try addWait(
            .waitUntilStopped, for: creation,
            why: "Asks for the state of the new instance, every few seconds, until it is Stopped and can be started."
        )
        try add(
            .startInstance, [("InstanceId", creation.instanceIDs())], after: [creation.kind, .waitUntilStopped],
            why: "Starts the instance, which CreateInstance, unlike RunInstances, does not do."
        )
    }

    // MARK: - After the creation

    private mutating func addWait(_ kind: StepKind, for creation: Creation, why: String) throws(MetadataError) {
        for portion in creation.portions(of: Self.longestInstanceList) {
            var parameters: [(String, ParameterValue)] = [
                ("RegionId", .text(regionID)), ("InstanceIds", portion.instanceIDs),
            ]
            // An answer holds 10 unless asked for more.
            if portion.count > 10 { parameters.append(("MaxResults", .text(String(portion.count)))) }
            try add(kind, parameters, after: [creation.kind, .startInstance], why: why)
        }
    }

    private mutating func addAttachment(of role: InstanceRole, to creation: Creation) throws(MetadataError) {
        for portion in creation.portions(of: Self.longestInstanceList) {
            try add(
                .attachRole,
                [
                    ("RegionId", .text(regionID)), ("RamRoleName", .text(role.name)),
                    ("InstanceIds", portion.instanceIDs),
                ],
                after: [.createRole, .attachPolicy, creation.kind, .waitUntilRunning],
                why: "Gives the role to what was created, as the spec wants it attached later."
            )
        }
    }

    private mutating func addTrustedTag(of creation: Creation) throws(MetadataError) {
        for portion in creation.portions(of: Self.longestResourceList) {
            try add(
                .readTrustedTag,
                [
                    ("RegionId", .text(regionID)), ("ResourceType", .text("instance")),
                    ("ResourceId", portion.instanceIDs),
                    ("Tag.1.Key", .text("acs:ecs:supportVtpm")),
                ],
                after: [creation.kind, .waitUntilRunning, .attachRole],
                why: """
                    Reads the tag acs:ecs:supportVtpm, which instances with a trusted system carry; one that is not in \
                    the answer has none. Their trusted state is in Security Center. "Unmeasured" there means that \
                    nothing has been reported for long: check that the instance has its role and the role its policy, \
                    that it reaches trusted-server-vpc.\(regionID).aliyuncs.com, and that its security groups let it.
                    """
            )
        }
    }

    /// How many ids DescribeInstances and AttachInstanceRamRole take (API reference).
    private static let longestInstanceList = 100

    /// How many resources ListTagResources takes (API reference; the metadata has one more than is accepted).
    private static let longestResourceList = 50

    // MARK: - Steps

    private mutating func add(
        _ kind: StepKind, _ parameters: [(name: String, value: ParameterValue)], after kinds: [StepKind], why: String
    ) throws(MetadataError) {
        try add(
            kind, sending: parameters.map { RequestParameter(name: $0.name, value: $0.value, origin: .compiler) },
            after: kinds, why: why
        )
    }

    /// Appends a step; of those it comes after, it depends on the ones that the plan has.
    private mutating func add(
        _ kind: StepKind, sending parameters: [RequestParameter], after kinds: [StepKind], why: String
    ) throws(MetadataError) {
        let service = try service(of: kind.product)
        let number = steps.count { $0.kind == kind } + 1
        steps.append(
            RequestPlan.Step(
                id: number == 1 ? kind.rawValue : "\(kind.rawValue)-\(number)", kind: kind, product: service.product,
                version: service.version, endpoint: service.host, parameters: parameters,
                dependsOn: steps.filter { kinds.contains($0.kind) }.map(\.id), why: why
            )
        )
    }

    private mutating func service(of product: PlatformProduct) throws(MetadataError) -> Service {
        if let known = services[product] { return known }
        let metadata = try library.metadata(of: product)
        let listed = ProductEndpoints(metadata).host(forRegion: regionID)
        let service = Service(
            product: metadata.product, version: metadata.version,
            host: product == .ecs ? ecsEndpoint ?? listed : listed
        )
        services[product] = service
        return service
    }
}
