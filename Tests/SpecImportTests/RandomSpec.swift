import Foundation
import InstanceSpec
import TestSupport

/// Specs of random keys with random values, in JSON; many break a rule, which is no matter to what they compile to.
struct RandomSpec {
    private var generator: SeededGenerator
    /// The paths of the keys that were written so far.
    private(set) var paths: Set<String> = []

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// Keys that name files, which are not there, and what has no value of its own.
    private static let left = ["file", "template", "values", "policy"]

    /// The paths of all keys that can be written.
    static func paths(of fields: [SpecField], below prefix: String = "") -> Set<String> {
        var paths: Set<String> = []
        for field in fields where !left.contains(field.key) {
            paths.insert(prefix + field.key)
            paths.formUnion(Self.paths(of: members(of: field.type), below: "\(prefix)\(field.key)."))
        }
        return paths
    }

    private static func members(of type: SpecType) -> [SpecField] {
        switch type {
        case .mapping(let fields), .shorthand(_, let fields), .wordOrMapping(_, let fields): fields
        case .list(let item), .oneOrMore(let item): members(of: item)
        default: []
        }
    }

    mutating func next() -> String {
        var spec = members(of: SpecLanguage.instance, below: "", oneIn: 4)
        spec["region"] = "cn-hangzhou"
        let document: [String: Any] = [
            "apiVersion": "ecsc/v1", "kind": "Instance", "metadata": ["name": "web"], "spec": spec,
        ]
        let data = try? JSONSerialization.data(withJSONObject: document, options: [.sortedKeys])
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    private mutating func members(of fields: [SpecField], below prefix: String, oneIn density: Int) -> [String: Any] {
        var members: [String: Any] = [:]
        for field in fields where !Self.left.contains(field.key) && Int.random(in: 0..<density, using: &generator) == 0
        {
            members[field.key] = value(of: field, below: prefix)
        }
        return members
    }

    private mutating func value(of field: SpecField, below prefix: String) -> Any? {
        paths.insert(prefix + field.key)
        if field.key == "parameters" {
            return ["OwnerAccount": text(lines: false), "OwnerId": 5, "Arn.1.RoleType": "a"]
        }
        if field.key == "userData" { return userData() }
        return value(of: field.type, below: "\(prefix)\(field.key).")
    }

    private mutating func value(of type: SpecType, below prefix: String) -> Any? {
        switch type {
        case .string: return text(lines: false)
        case .integer: return Int.random(in: 0...5_000, using: &generator)
        case .decimal: return Double(Int.random(in: 0...500, using: &generator)) / 4
        case .boolean: return Bool.random(using: &generator)
        case .word(let words): return words.words.randomElement(using: &generator)?.spec
        case .wordOrMapping(let words, let fields):
            guard Bool.random(using: &generator), let field = fields.randomElement(using: &generator) else {
                return words.words.randomElement(using: &generator)?.spec
            }
            return value(of: field, below: prefix).map { [field.key: $0] }
        case .secret: return ["fromEnvironment": "VARIABLE"]
        case .mapping(let fields), .shorthand(_, let fields): return members(of: fields, below: prefix, oneIn: 2)
        case .list(let item):
            return (0..<Int.random(in: 1...3, using: &generator)).compactMap { _ in value(of: item, below: prefix) }
        case .oneOrMore(let item): return value(of: item, below: prefix)
        case .tags:
            return (0..<Int.random(in: 1...3, using: &generator)).map { index in
                ["key": "k\(Int.random(in: 0...99, using: &generator))-\(index)", "value": text(lines: false)]
            }
        case .free: return nil
        }
    }

    // MARK: - User data

    private mutating func userData() -> Any {
        Bool.random(using: &generator) ? part() : [part(), part()]
    }

    private mutating func part() -> [String: Any] {
        let source = ["text", "base64", "cloudConfig", "include"].randomElement(using: &generator) ?? "text"
        paths.insert("userData.\(source)")
        let value: Any =
            switch source {
            case "base64": Data("#!/bin/sh\n\(text(lines: true))".utf8).base64EncodedString()
            case "cloudConfig": ["hostname": text(lines: false), "packages": ["nginx"]] as [String: Any]
            case "include": ["https://example.com/\(Int.random(in: 0...9, using: &generator))"]
            default: "#!/bin/sh\n" + text(lines: true)
            }
        var part = [source: value]
        if Int.random(in: 0..<3, using: &generator) == 0 {
            paths.insert("userData.compress")
            part["compress"] = ["never", "auto", "always"].randomElement(using: &generator)
        }
        return part
    }

    // MARK: - Texts

    private static let pieces = [
        "a", "é", "'", "\"", "\\", ": ", " #", "- ", "$${x}", "$", "`", "true", "0", "~", "%2F", "%41", "&=+", "人",
        "\u{301}",
        "{", "}", "[", "*", "!", "\u{202E}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{E0001}", "---", "--", "\t",
    ]
    private static let breaks = ["\n", "\n\n", "  \n", "\t", "\r\n", "\n  x", "\n\t", "${y}", "<<E\n"]

    private mutating func text(lines: Bool) -> String {
        generator.text(of: Self.pieces + (lines ? Self.breaks : ["\n"]), upTo: 8)
    }
}
