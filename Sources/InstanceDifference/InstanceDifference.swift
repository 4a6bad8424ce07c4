import ExactText
public import MetadataFormat
public import Platform
import RAMPolicy
public import SpecCompiler

/// How what two specs say of one instance differs: its request, its boot payload, its policies and its plan.
public struct InstanceDifference: Sendable {
    /// `metadata.name`.
    public let name: String
    /// Whether the instance is there at all, before and now.
    public let exists: (before: Bool, now: Bool)
    /// The single parameters that differ, by the bytes of their names.
    public let settings: [SettingChange]
    /// The items of lists that differ.
    public let items: [ItemChange]
    /// The boot payload, where it differs.
    public let payload: PayloadDifference?
    /// The policies that differ.
    public let policies: [PolicyDifference]
    /// The steps of the plan that differ.
    public let steps: [StepDifference]

    /// Compares the instances of two runs, matched by name: those of the new run in order, then those that are gone.
    ///
    /// - Parameters:
    ///   - old: The instances of the old run.
    ///   - new: The instances of the new run.
    ///   - library: What they were compiled with.
    ///   - facts: What it takes to change an instance that exists.
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public static func between(
        _ old: [CompiledInstance], _ new: [CompiledInstance], library: PlatformLibrary, facts: ChangeFacts = .bundled
    ) throws(MetadataError) -> [InstanceDifference] {
        let oldByName = Dictionary(old.map { (ExactText($0.name), $0) }) { first, _ in first }
        let newNames = Set(new.map { ExactText($0.name) })
        var differences: [InstanceDifference] = []
        for instance in new {
            differences.append(
                try InstanceDifference(oldByName[ExactText(instance.name)], instance, instance.name, library, facts)
            )
        }
        for instance in old where !newNames.contains(ExactText(instance.name)) {
            differences.append(try InstanceDifference(instance, nil, instance.name, library, facts))
        }
        return differences
    }

    private init(
        _ old: CompiledInstance?, _ new: CompiledInstance?, _ name: String, _ library: PlatformLibrary,
        _ facts: ChangeFacts
    ) throws(MetadataError) {
        self.name = name
        exists = (old != nil, new != nil)
        // To a new instance nothing has to be applied.
        let facts = old == nil || new == nil ? nil : facts
        let (before, now) = (RequestContent(of: old), RequestContent(of: new))
        settings = RequestContent.changes(from: before.settings, to: now.settings).map { setting in
            setting.requiring { facts?.requirement(of: setting.name, when: $0) }
        }
        items = ListKind.all.flatMap { list in
            ItemChange.changes(
                of: list, from: before.items[ExactText(list.name)] ?? [], to: now.items[ExactText(list.name)] ?? [],
                by: facts
            )
        }
        payload = PayloadDifference(old, new, by: facts)
        let plans = (
            old: try old.map { instance throws(MetadataError) in try RequestPlan(for: instance, library: library) },
            new: try new.map { instance throws(MetadataError) in try RequestPlan(for: instance, library: library) }
        )
        steps = StepDifference.changes(from: plans.old, to: plans.new)
        let documents = (
            old: try PolicySet(of: old, plan: plans.old, library: library),
            new: try PolicySet(of: new, plan: plans.new, library: library)
        )
        policies = [
            PolicyDifference(.role, from: documents.old.role, to: documents.new.role),
            PolicyDifference(.trust, from: documents.old.trust, to: documents.new.trust),
            PolicyDifference(.caller, from: documents.old.caller, to: documents.new.caller),
        ].compactMap(\.self)
    }

    /// Whether both sides say the same.
    public var isEmpty: Bool {
        exists.before == exists.now && settings.isEmpty && items.isEmpty && payload == nil && policies.isEmpty
            && steps.isEmpty
    }

    /// What applying takes in all, the gravest first: each effort with the names of what takes it.
    public var efforts: [(effort: ChangeFacts.Effort, names: [String])] {
        var names: [ChangeFacts.Effort: [String]] = [:]
        for setting in settings {
            if let requirement = setting.requirement { names[requirement.effort, default: []].append(setting.name) }
        }
        for item in items {
            let name = item.kind == .reordered ? "the order of the \(item.word)s" : "\(item.word) \(item.label)"
            for requirement in [item.requirement].compactMap(\.self) + item.settings.compactMap(\.requirement) {
                names[requirement.effort, default: []].append(name)
            }
        }
        if let requirement = payload?.requirement { names[requirement.effort, default: []].append("user data") }
        return ChangeFacts.Effort.allCases.compactMap { effort in
            names[effort].map { names in
                var seen: Set<ExactText> = []
                return (effort, names.filter { seen.insert(ExactText($0)).inserted })
            }
        }
    }
}

/// The policies of one side.
private struct PolicySet {
    let role: PolicyDocument?
    let trust: PolicyDocument?
    let caller: PolicyDocument?

    init(of instance: CompiledInstance?, plan: RequestPlan?, library: PlatformLibrary) throws(MetadataError) {
        guard let instance, let plan else {
            (role, trust, caller) = (nil, nil, nil)
            return
        }
        let policies = InstancePolicies(for: instance, library: library)
        role = policies.role
        trust = policies.trust
        caller = try InstancePolicies.planCaller(of: plan, for: instance, library: library).document
    }
}
