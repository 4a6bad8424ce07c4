import DiagnosticsCore
import InstanceSpec
import SpecRules

/// What keys of a mapping demand of each other, as JSON Schemas.
enum KeyConstraints {
    /// The constraints on the mapping at a place of a document.
    static func all(at keys: [String], fields: [SpecField]) -> [JSONText] {
        switch keys {
        case ["spec"]: conflicts(at: keys, fields) + [imageAndType, securityGroup]
        case ["spec", "userData"]: userDataSources
        default: conflicts(at: keys, fields)
        }
    }

    /// Rule `conflicting-keys`.
    private static func conflicts(at keys: [String], _ fields: [SpecField]) -> [JSONText] {
        guard keys.first == "spec" else { return [] }
        // What excludes each other in the network does so in each of its interfaces.
        let mapping = keys.dropFirst().filter { $0 != "interfaces" }
        return SpecValidator.exclusiveKeys.filter { $0.mapping == mapping }.map { pair in
            var both: [(name: String, value: JSONText)] = [("required", list([pair.left, pair.right]))]
            // A switch that is off excludes nothing.
            if case .boolean? = fields.first(where: { $0.key == pair.right })?.type {
                both.append(("properties", .object([(pair.right, .object([("const", .literal("true"))]))])))
            }
            return .object([("not", .object(both))])
        }
    }

    /// A launch template may give what every other spec has to.
    private static var imageAndType: JSONText {
        anyOf([required(["launchTemplate"]), required(["type", "image"])])
    }

    private static var securityGroup: JSONText {
        let items = JSONText.object([
            ("required", list(["securityGroups"])),
            ("properties", .object([("securityGroups", .object([("minItems", .literal("1"))]))])),
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

    /// A part of the user data is exactly one thing, and only a template has values.
    private static var userDataSources: [JSONText] {
        [
            .object([("oneOf", .list(SpecLanguage.userDataSourceKeys.map { required([$0]) }))]),
            .object([("dependentRequired", .object([("values", list(["template"]))]))]),
        ]
    }

    private static func anyOf(_ schemas: [JSONText]) -> JSONText { .object([("anyOf", .list(schemas))]) }

    private static func required(_ keys: [String]) -> JSONText { .object([("required", list(keys))]) }

    private static func list(_ texts: [String]) -> JSONText { .list(texts.map(JSONText.string)) }
}
