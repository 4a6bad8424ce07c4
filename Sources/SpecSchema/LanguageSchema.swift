public import DiagnosticsCore
import InstanceSpec
import SpecRules

/// The spec language as a JSON Schema of draft 2020-12, for editors.
///
/// It comes from the table of the language and the catalogue of rules. It is never stricter than the compiler, which
/// knows more: what depends on the platform or on several documents is left to `ecsc check`.
public enum LanguageSchema {
    /// The schema of one document.
    public static var json: JSONText {
        var schema: [(name: String, value: JSONText)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("Instance spec, \(SpecLanguage.apiVersion)")),
            ("description", .string("One instance for Alibaba Cloud ECS, as the compiler ecsc reads it.")),
        ]
        schema += mapping(SpecLanguage.document, at: Place())
        schema.append(
            (
                "$defs",
                .object([
                    (variable, .object([("type", .string("string")), ("pattern", .string(#"\$\{[A-Za-z_]\w*\}"#))])),
                    (scalar, types("string", "number", "boolean")),
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

    private static func field(_ field: SpecField, at place: Place) -> JSONText {
        let rules = RuleHints.rules(at: place.keys)
        let hints = rules.map { "\n- \($0.id): \($0.checks)" }.joined()
        var schema: [(name: String, value: JSONText)] = [
            ("description", .string(field.summary + (hints.isEmpty ? "" : "\n\nRules:" + hints)))
        ]
        if !rules.isEmpty { schema.append(("x-ecsc-rules", .list(rules.map { .string($0.id.rawValue) }))) }
        return .object(schema + (special(at: place) ?? type(field.type, at: place)))
    }

    /// The schema of a type, as members of an object.
    private static func type(_ type: SpecType, at place: Place) -> [(name: String, value: JSONText)] {
        switch type {
        case .string:
            return [("$ref", .string("#/$defs/\(scalar)"))]
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

    /// What the table of the language can't say.
    private static func special(at place: Place) -> [(name: String, value: JSONText)]? {
        switch place.keys {
        case ["metadata", "name"]:
            orVariable([("type", .string("string")), ("pattern", .string("^[A-Za-z][A-Za-z0-9_-]{0,62}$"))], at: place)
        case ["spec", "region"]:
            orVariable([("type", .string("string")), ("pattern", .string("^[a-z0-9-]+$"))], at: place)
        case ["vars"]:
            [
                ("type", .string("object")),
                ("propertyNames", .object([("pattern", .string("^[A-Za-z_][A-Za-z0-9_]*$"))])),
                ("additionalProperties", types("string", "number", "boolean", "null")),
            ]
        default:
            nil
        }
    }

    private static func mapping(_ fields: [SpecField], at place: Place) -> [(name: String, value: JSONText)] {
        var schema: [(name: String, value: JSONText)] = [
            ("type", .string("object")),
            ("properties", .object(fields.map { ($0.key, field($0, at: place.inside($0.key))) })),
            ("additionalProperties", .literal("false")),
        ]
        let required = fields.filter(\.isRequired).map(\.key)
        if !required.isEmpty { schema.append(("required", keys(required))) }
        let constraints = KeyConstraints.all(at: place.keys, fields: fields)
        if !constraints.isEmpty { schema.append(("allOf", .list(constraints))) }
        return schema
    }

    private static func list(of item: SpecType, at place: Place) -> [(name: String, value: JSONText)] {
        [("type", .string("array")), ("items", .object(type(item, at: place)))]
    }

    /// The words in both spellings; where the platform's list is open, any other too.
    private static func word(_ words: SpecWords, at place: Place) -> [(name: String, value: JSONText)] {
        var spellings: [String] = []
        for spelling in words.words.map(\.spec) + words.words.map(\.wire) where !spellings.contains(spelling) {
            spellings.append(spelling)
        }
        let known: [(name: String, value: JSONText)] = [("enum", keys(spellings))]
        return words.isClosed
            ? orVariable(known, at: place) : any(of: [known, [("$ref", .string("#/$defs/\(scalar)"))]])
    }

    private static var secret: [(name: String, value: JSONText)] {
        let sources = ["fromEnvironment", "fromFile"].map { key -> (name: String, value: JSONText) in
            (key, types("string"))
        }
        return [
            ("type", .string("object")), ("properties", .object(sources)), ("additionalProperties", .literal("false")),
            ("minProperties", .literal("1")), ("maxProperties", .literal("1")),
        ]
    }

    private static var tags: [(name: String, value: JSONText)] {
        let value = types("string", "number", "boolean", "null")
        let item: [(name: String, value: JSONText)] = [
            ("type", .string("object")),
            ("properties", .object([("key", types("string", "number", "boolean")), ("value", value)])),
            ("required", keys(["key"])), ("additionalProperties", .literal("false")),
        ]
        return any(of: [
            [("type", .string("object")), ("additionalProperties", value)],
            [("type", .string("array")), ("items", .object(item))],
        ])
    }

    // MARK: - Parts

    private static func orVariable(
        _ schema: [(name: String, value: JSONText)], at place: Place
    ) -> [(name: String, value: JSONText)] {
        place.expandsVariables ? any(of: [schema, [("$ref", .string("#/$defs/\(variable)"))]]) : schema
    }

    private static func any(of schemas: [[(name: String, value: JSONText)]]) -> [(name: String, value: JSONText)] {
        [("anyOf", .list(schemas.map { .object($0) }))]
    }

    private static func types(_ names: String...) -> JSONText {
        .object([("type", names.count == 1 ? .string(names[0]) : keys(names))])
    }

    private static func keys(_ names: [String]) -> JSONText {
        .list(names.map(JSONText.string))
    }
}
