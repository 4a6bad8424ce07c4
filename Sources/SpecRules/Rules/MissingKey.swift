import DiagnosticsCore
import InstanceSpec
import SourceTree

// The rule is declared in SourceTree: policies lack keys too. The table of fields says which keys every spec must have;
// here are those that depend on others.
extension SpecCheck {
    static let missingKey = SpecCheck(.missingKey, constraints: CheckedSpec.necessities) { subject in
        subject.checkContents()
        subject.checkLaunchTemplate()
        subject.checkPrivatePool()
        subject.checkNecessities()
    }
}

extension CheckedSpec {
    fileprivate static var necessities: [SchemaConstraint] {
        [imageAndType, securityGroup].map { SchemaConstraint(at: ["spec"], .schema($0)) }
            + [
                SchemaConstraint(
                    at: ["spec", "launchTemplate"], .schema(anyOf([required(["id"]), required(["name"])])))
            ]
    }

    /// A part of the user data is something.
    fileprivate mutating func checkContents() {
        for part in spec["userData"]?.items ?? []
        where !part.members.contains(where: { SpecLanguage.userDataSourceKeys.contains($0.field.key) }) {
            report(
                .error, .missingKey, "this user data has no content", missingIn: part,
                help: "give one of \(SpecLanguage.userDataSourceKeys.joined(separator: ", "))"
            )
        }
    }

    /// A launch template is named, by its id or by its name.
    fileprivate mutating func checkLaunchTemplate() {
        guard let template = spec["launchTemplate"], !hasLaunchTemplate else { return }
        report(
            .error, .missingKey, "this launch template has neither 'id' nor 'name'", missingIn: template,
            help: "name the template, or leave 'launchTemplate' out"
        )
    }

    /// A pool that is meant by itself is named.
    fileprivate mutating func checkPrivatePool() {
        guard let pool = spec["placement", "privatePool"], pool["match"]?.text == "Target", pool["id"] == nil else {
            return
        }
        report(
            .error, .missingKey, "'match: target' takes capacity from one pool, and there is no 'id'", missingIn: pool,
            help: "add 'id: eap-…', or write 'match: open'"
        )
    }

    /// A launch template may give what every other spec has to.
    fileprivate mutating func checkNecessities() {
        guard !hasLaunchTemplate else { return }
        for key in ["type", "image"] where spec[key] == nil {
            report(
                .error, .missingKey, "the key '\(key)' is missing", missingIn: spec,
                notes: ["it may be left out only where a launchTemplate gives it"]
            )
        }
        let network = spec["network"]
        if !(network.map(Self.hasSecurityGroup) ?? false) {
            report(
                .error, .missingKey, "there is no security group", missingIn: network ?? spec,
                help: "add 'securityGroup: sg-…' \(network == nil ? "under a key 'network'" : "to 'network'")"
            )
        }
    }

    /// Whether the request names a security group, its own or an interface's; an interface that exists has one already.
    private static func hasSecurityGroup(_ network: SpecValue) -> Bool {
        func names(_ mapping: SpecValue) -> Bool {
            mapping["securityGroup"] != nil
                || mapping["securityGroups"].map { $0.isInvalid || !$0.items.isEmpty } ?? false
        }
        if names(network) { return true }
        guard let interfaces = network["interfaces"] else { return false }
        return interfaces.isInvalid || interfaces.items.contains { names($0) || $0["id"] != nil }
    }

    // MARK: - As JSON Schemas

    /// A launch template may give what every other spec has to.
    private static var imageAndType: JSONText {
        anyOf([required(["launchTemplate"]), required(["type", "image"])])
    }

    private static var securityGroup: JSONText {
        let items = JSONText.object([
            ("required", list(["securityGroups"])),
            ("properties", .object([("securityGroups", .object([("minItems", .number(1))]))])),
        ])
        // An interface that exists has its groups.
        let inInterface = JSONText.object([
            ("required", list(["interfaces"])),
            (
                "properties",
                .object([
                    (
                        "interfaces",
                        .object([("contains", anyOf([required(["securityGroup"]), items, required(["id"])]))])
                    )
                ])
            ),
        ])
        let network = anyOf([required(["securityGroup"]), items, inInterface])
        return anyOf([
            required(["launchTemplate"]),
            .object([("required", list(["network"])), ("properties", .object([("network", network)]))]),
        ])
    }

    private static func anyOf(_ schemas: [JSONText]) -> JSONText { .object([("anyOf", .list(schemas))]) }

    private static func required(_ keys: [String]) -> JSONText { .object([("required", list(keys))]) }

    private static func list(_ texts: [String]) -> JSONText { .list(texts.map(JSONText.string)) }
}
