import ExactText
import MetadataFormat
import RAMPolicy

/// The resources that creating instances is checked against, as far as the metadata states them.
///
/// The platform's table states RunInstances' own resources without the vSwitch; those of CreateInstance, which checks
/// the same things, fill the gap.
struct CreationAuthorization: Sendable {
    /// Resource templates such as `acs:ecs:{regionId}:{accountId}:image/{imageNo}`, each once.
    let templates: [String]
    /// How many of them begin their relative part with a type; `{` for those that take any type.
    private let templateCounts: [Substring: Int]
    /// Bytes of the longest.
    private let longestTemplate: Int

    init(actions: some Sequence<MetadataAction>) {
        var templates: [String] = []
        for template in actions.flatMap({ $0.ramAuthorization?.templates ?? [] }) where !templates.contains(template) {
            templates.append(template)
        }
        self.templates = templates
        templateCounts = Dictionary(grouping: templates.compactMap(Self.type), by: { $0 }).mapValues(\.count)
        longestTemplate = templates.map(\.utf8.count).max() ?? 0
    }

    private static func type(of template: String) -> Substring? {
        let relative = template.splitExactly(at: UInt8(ascii: ":"), maxSplits: 4).last ?? ""
        return relative.hasExactPrefix("{") ? "{" : relative.splitExactly(at: UInt8(ascii: "/"), maxSplits: 1).first
    }

    /// A number of characters that the caller's policy for a request does not exceed: cheap, where building the policy
    /// to measure it is not. Nil for a request with a launch template, which may touch anything.
    func longestPolicy(for request: InstanceRequest, account: String = "*") -> Int? {
        let line = longestTemplate + request.regionID.utf8.count + account.utf8.count + 3
        // Two statements with their keys and actions, and a line for each template that no id goes into.
        var total = 400 + line * templates.count
        for parameter in request.parameters {
            guard let type = RequestParameter.resourceType(ofName: parameter.name) else { continue }
            guard type != "launchtemplate" else { return nil }
            let lines = (templateCounts[type[...]] ?? 0) + (templateCounts["{"] ?? 0)
            // A role is handed over on a line of its own.
            total += max(1, lines) * (line + (parameter.value.text?.jsonLength ?? 1))
        }
        return total
    }
}

extension MetadataRAMAuthorization {
    /// All resources it names, those that only some calls are checked against among them.
    var templates: [String] { resources + optionalResources }
}

extension String {
    /// At least as many characters as the text has in a JSON string.
    fileprivate var jsonLength: Int {
        utf8.reduce(0) { $0 + ($1 < 0x20 || $1 == UInt8(ascii: "\"") || $1 == UInt8(ascii: "\\") ? 6 : 1) }
    }
}
