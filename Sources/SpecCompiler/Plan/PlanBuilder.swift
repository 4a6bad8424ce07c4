import ExactText
import InstanceSpec
import MetadataFormat
import Platform
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
        if trusted.enhancement != nil || trusted.mode == .managed { try addKMS() }
        if let role = instance.role, role.isCreatedIfMissing, role.attachment != .never {
            try addRole(role)
            if let policy = RolePolicy(of: role) { try addPolicy(policy, of: role) }
        }
        let creation = try addCreation()
        guard instance.request.parameter("DryRun")?.value.text != "true" else { return }
        if creation.kind == .createInstance { try addStart(of: creation) }
        try addWait(
            .waitUntilRunning, for: creation
        )
        if let role = instance.role, role.attachment == .later { try addAttachment(of: role, to: creation) }
        if trusted.mode == .managed { try addTrustedTag(of: creation) }
    }

    // MARK: - Before the creation

    private mutating func addKMS() throws(MetadataError) {
        try add(
            .describeKMSStatus, [], after: []
        )
        try add(
            .openKMS, [], after: [.describeKMSStatus]
        )
    }

    private mutating func addRole(_ role: InstanceRole) throws(MetadataError) {
        try add(
            .getRole, [("RoleName", .text(role.name))], after: []
        )
        try add(
            .createRole,
            [
                ("RoleName", .text(role.name)),
                ("AssumeRolePolicyDocument", .text(PolicyDocument.ecsTrust.compactText)),
            ],
            after: [.getRole]
        )
    }

    private mutating func addPolicy(_ policy: RolePolicy, of role: InstanceRole) throws(MetadataError) {
        if let document = policy.document {
            try add(
                .createPolicy,
                [("PolicyName", .text(policy.name)), ("PolicyDocument", .text(document.compactText))], after: []
            )
        }
        try add(
            .attachPolicy,
            [
                ("PolicyName", .text(policy.name)), ("PolicyType", .text(policy.type)),
                ("RoleName", .text(role.name)),
            ],
            after: [.createRole, .createPolicy]
        )
    }

    // MARK: - The creation

    private mutating func addCreation() throws(MetadataError) -> Creation {
        let kind: StepKind = instance.request.action == StepKind.createInstance.action ? .createInstance : .runInstances
        // A role that is handed over must be complete before.
        let needsRole = instance.role?.attachment == .atCreation
        try add(
            kind, sending: instance.request.parameters,
            after: [.openKMS] + (needsRole ? [.createRole, .attachPolicy] : [])
        )
        return Creation(kind: kind, request: instance.request, action: try library.action(named: kind.action)?.metadata)
    }

    private mutating func addStart(of creation: Creation) throws(MetadataError) {
        try addWait(
            .waitUntilStopped, for: creation
        )
        try add(
            .startInstance, [("InstanceId", creation.instanceIDs())], after: [creation.kind, .waitUntilStopped]
        )
    }

    // MARK: - After the creation

    private mutating func addWait(_ kind: StepKind, for creation: Creation) throws(MetadataError) {
        for portion in creation.portions(of: try mostItems(of: "InstanceIds", in: kind)) {
            var parameters: [(String, ParameterValue)] = [
                ("RegionId", .text(regionID)), ("InstanceIds", portion.instanceIDs),
            ]
            // An answer holds 10 unless asked for more.
            if portion.count > 10 { parameters.append(("MaxResults", .text(String(portion.count)))) }
            try add(kind, parameters, after: [creation.kind, .startInstance])
        }
    }

    private mutating func addAttachment(of role: InstanceRole, to creation: Creation) throws(MetadataError) {
        for portion in creation.portions(of: try mostItems(of: "InstanceIds", in: .attachRole)) {
            try add(
                .attachRole,
                [
                    ("RegionId", .text(regionID)), ("RamRoleName", .text(role.name)),
                    ("InstanceIds", portion.instanceIDs),
                ],
                after: [.createRole, .attachPolicy, creation.kind, .waitUntilRunning]
            )
        }
    }

    private mutating func addTrustedTag(of creation: Creation) throws(MetadataError) {
        for portion in creation.portions(of: try mostItems(of: "ResourceId", in: .readTrustedTag)) {
            try add(
                .readTrustedTag,
                [
                    ("RegionId", .text(regionID)), ("ResourceType", .text("instance")),
                    ("ResourceId", portion.instanceIDs),
                    ("Tag.1.Key", .text("acs:ecs:supportVtpm")),
                ],
                after: [creation.kind, .waitUntilRunning, .attachRole]
            )
        }
    }

    /// How many ids a parameter takes at once: as many as there are, where the metadata has no limit.
    private func mostItems(of name: String, in kind: StepKind) throws(MetadataError) -> Int {
        let action = try library.action(named: kind.action, of: kind.product)?.metadata
        return max(action?.parameter(named: name)?.schema.limits.maxItems ?? .max, 1)
    }

    // MARK: - Steps

    private mutating func add(
        _ kind: StepKind, _ parameters: [(name: String, value: ParameterValue)], after kinds: [StepKind]
    ) throws(MetadataError) {
        try add(
            kind, sending: parameters.map { RequestParameter(name: $0.name, value: $0.value, origin: .compiler) },
            after: kinds
        )
    }

    /// Appends a step; of those it comes after, it depends on the ones that the plan has.
    private mutating func add(
        _ kind: StepKind, sending parameters: [RequestParameter], after kinds: [StepKind]
    ) throws(MetadataError) {
        let service = try service(of: kind.product)
        let number = steps.count { $0.kind == kind } + 1
        steps.append(
            RequestPlan.Step(
                id: number == 1 ? kind.id : "\(kind.id)-\(number)", kind: kind, product: service.product,
                version: service.version, endpoint: service.host, parameters: parameters,
                dependsOn: steps.filter { kinds.contains($0.kind) }.map(\.id), why: words(of: kind)
            )
        )
    }

    private func words(of kind: StepKind) -> String {
        kind.why.replacingExactly("{name}", with: instance.name).replacingExactly("{region}", with: regionID)
    }

    private mutating func service(of product: PlatformProduct) throws(MetadataError) -> Service {
        if let known = services[product] { return known }
        let metadata = try library.metadata(of: product)
        let listed = library.endpoints(of: metadata).host(forRegion: regionID)
        let service = Service(
            product: metadata.product, version: metadata.version,
            host: product == .ecs ? ecsEndpoint ?? listed : listed
        )
        services[product] = service
        return service
    }
}
