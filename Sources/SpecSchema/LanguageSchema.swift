public import DiagnosticsCore
import InstanceSpec
import SpecRules

/// The spec language as a JSON Schema of draft 2020-12, for editors.
///
/// It comes from the table of the language and from the rules. It is never stricter than the compiler, which knows more:
/// what depends on the platform or on several documents is left to `ecsc check`.
public struct LanguageSchema {
    /// The rules about a value, by the keys that lead to it: the gravest first.
    private let rules: [String: [Rule]]
    private let constraints = SpecValidator.constraints

    /// A schema whose texts name these rules.
    public init(rules catalogue: RuleCatalogue) {
        var rules: [String: [Rule]] = [:]
        for severity in Severity.allCases.sorted(by: >) {
            for rule in catalogue.rules where rule.severities.first == severity {
                for keys in rule.keys { rules[keys, default: []].append(rule) }
            }
        }
        self.rules = rules
    }

    /// The schema of one document.
    public var json: JSONText {
        var schema: [JSONText.Member] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("Instance spec, \(SpecLanguage.apiVersion)")),
            ("description", .string("One instance for Alibaba Cloud ECS, as the compiler ecsc reads it.")),
        ]
        // A first document may declare variables for those after it.
        let isVariables = JSONText.object([
            ("properties", .object([("kind", .object([("const", .string(SpecLanguage.variablesKind))]))])),
            ("required", keys(["kind"])),
        ])
        schema += [
            ("if", isVariables), ("then", .object(mapping(SpecLanguage.variables, at: Place()))),
            ("else", .object(mapping(SpecLanguage.document, at: Place()))),
        ]
        schema.append(
            (
                "$defs",
                .object([
                    (
                        Self.variable,
                        .object([("type", .string("string")), ("pattern", .string(#"\$\{[A-Za-z_]\w*\}"#))])
                    ),
                    (Self.scalar, types("string", "number", "boolean")),
                ])
            )
        )
        return .object(schema)
    }

    /// Where in a document a value stands.
    struct Place {
        /// The keys that lead to it; items of lists add none.
        var keys: [String] = []
        /// Whether `${name}` is expanded there.
        var expandsVariables = true

        func inside(_ key: String) -> Place {
            var place = Place(keys: keys + [key], expandsVariables: expandsVariables)
            if place.keys == ["spec", "userData"] || key == "vars" { place.expandsVariables = false }
            if place.keys == ["spec", "userData", "values"] { place.expandsVariables = true }
            return place
        }
    }

    // MARK: - Fields and types

    private static let variable = "variable"
    private static let scalar = "scalar"

    private func field(_ field: SpecField, at place: Place) -> JSONText {
        let rules = self.rules[place.keys.joined(separator: "."), default: []]
        let hints = rules.map { "\n- \($0.id): \($0.checks)" }.joined()
        var schema: [JSONText.Member] = [
            ("description", .string(field.summary + (hints.isEmpty ? "" : "\n\nRules:" + hints)))
        ]
        if !rules.isEmpty { schema.append(("x-ecsc-rules", .list(rules.map { .string($0.id) }))) }
        return .object(schema + (special(at: place) ?? type(field.type, at: place)))
    }

    /// The schema of a type, as members of an object.
    private func type(_ type: SpecType, at place: Place) -> [JSONText.Member] {
        switch type {
        case .string:
            return [("$ref", .string("#/$defs/\(Self.scalar)"))]
        case .integer:
            return orVariable([("type", .string("integer"))], at: place)
        case .decimal:
            return orVariable([("type", .string("number"))], at: place)
        case .boolean:
            return orVariable([("type", .string("boolean"))], at: place)
        case .word(let words):
            return word(words, at: place)
        case .secret:
            return secret
        case .mapping(let fields):
            return mapping(fields, at: place)
        case .shorthand(let key, let fields):
            let short = fields.first { $0.key == key }.map { self.type($0.type, at: place) } ?? []
            return any(of: [short, mapping(fields, at: place)])
        case .wordOrMapping(let words, let fields):
            return any(of: [word(words, at: place), mapping(fields, at: place)])
        case .list(let item):
            return list(of: item, at: place)
        case .oneOrMore(let item):
            return any(of: [self.type(item, at: place), list(of: item, at: place)])
        case .tags:
            return tags
        case .free:
            // Whatever the language leaves open is a mapping of names that it does not know.
            return [("type", .string("object"))]
        }
    }

    /// What the rules say of a value in place of its type.
    private func special(at place: Place) -> [JSONText.Member]? {
        for constraint in constraints where constraint.keys == place.keys {
            switch constraint.demand {
            case .pattern(let pattern):
                return orVariable([("type", .string("string")), ("pattern", .string(pattern))], at: place)
            case .names(let pattern):
                return [
                    ("type", .string("object")),
                    ("propertyNames", .object([("pattern", .string(pattern))])),
                    ("additionalProperties", types("string", "number", "boolean", "null")),
                ]
            case .excludes, .schema:
                continue
            }
        }
        return nil
    }

    /// What the rules say of the keys of a mapping, beside what the table of the language does.
    private func demands(at place: Place, fields: [SpecField]) -> [JSONText] {
        constraints.filter { $0.keys == place.keys }.compactMap { constraint in
            switch constraint.demand {
            case .pattern, .names:
                return nil
            case .schema(let schema):
                return schema
            case .excludes(let left, let right):
                var both: [JSONText.Member] = [("required", self.keys([left, right]))]
                // A switch that is off excludes nothing.
                if case .boolean? = fields.first(where: { $0.key == right })?.type {
                    both.append(("properties", .object([(right, .object([("const", .bool(true))]))])))
                }
                return .object([("not", .object(both))])
            }
        }
    }

    private func mapping(_ fields: [SpecField], at place: Place) -> [JSONText.Member] {
        var schema: [JSONText.Member] = [
            ("type", .string("object")),
            ("properties", .object(fields.map { ($0.key, field($0, at: place.inside($0.key))) })),
            ("additionalProperties", .bool(false)),
        ]
        let required = fields.filter(\.isRequired).map(\.key)
        if !required.isEmpty { schema.append(("required", keys(required))) }
        let constraints = demands(at: place, fields: fields)
        if !constraints.isEmpty { schema.append(("allOf", .list(constraints))) }
        return schema
    }

    private func list(of item: SpecType, at place: Place) -> [JSONText.Member] {
        [("type", .string("array")), ("items", .object(type(item, at: place)))]
    }

    /// The words in both spellings; where the platform's list is open, any other too.
    private func word(_ words: SpecWords, at place: Place) -> [JSONText.Member] {
        var spellings: [String] = []
        for spelling in words.words.map(\.spec) + words.words.map(\.wire) where !spellings.contains(spelling) {
            spellings.append(spelling)
        }
        let known: [JSONText.Member] = [("enum", keys(spellings))]
        return words.isClosed
            ? orVariable(known, at: place) : any(of: [known, [("$ref", .string("#/$defs/\(Self.scalar)"))]])
    }

    private var secret: [JSONText.Member] {
        let sources = ["fromEnvironment", "fromFile"].map { key -> JSONText.Member in
            (key, types("string"))
        }
        return [
            ("type", .string("object")), ("properties", .object(sources)), ("additionalProperties", .bool(false)),
            ("minProperties", .number(1)), ("maxProperties", .number(1)),
        ]
    }

    private var tags: [JSONText.Member] {
        let value = types("string", "number", "boolean", "null")
        let item: [JSONText.Member] = [
            ("type", .string("object")),
            ("properties", .object([("key", types("string", "number", "boolean")), ("value", value)])),
            ("required", keys(["key"])), ("additionalProperties", .bool(false)),
        ]
        return any(of: [
            [("type", .string("object")), ("additionalProperties", value)],
            [("type", .string("array")), ("items", .object(item))],
        ])
    }

    // MARK: - Parts

    private func orVariable(
        _ schema: [JSONText.Member], at place: Place
    ) -> [JSONText.Member] {
        place.expandsVariables ? any(of: [schema, [("$ref", .string("#/$defs/\(Self.variable)"))]]) : schema
    }

    private func any(of schemas: [[JSONText.Member]]) -> [JSONText.Member] {
        [("anyOf", .list(schemas.map { .object($0) }))]
    }

    private func types(_ names: String...) -> JSONText {
        .object([("type", names.count == 1 ? .string(names[0]) : keys(names))])
    }

    private func keys(_ names: [String]) -> JSONText {
        .list(names.map(JSONText.string))
    }
}
