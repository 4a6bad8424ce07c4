import ExactText

/// The actions of the services whose metadata is known, and the resources the platform checks each against.
public struct ActionCatalog: Sendable {
    /// Actions that are only granted, never called, so that no API metadata lists them (`alsoActions` of `x-ram`).
    private static let grantedOnly = ["ram:PassRole"]

    /// Resource templates by action.
    private let templates: [String: [String]]
    private let services: Set<String>
    /// Every action, sorted.
    let names: [String]
    /// The same, taken apart once for all patterns.
    private let scalars: [[Unicode.Scalar]]
    private let known: Set<ExactText>

    /// A catalog.
    ///
    /// - Parameter resourceTemplates: by action (`ecs:RunInstances`), the templates of the resources it is checked
    ///   against; empty where the metadata states none.
    public init(resourceTemplates: [String: [String]]) {
        templates = resourceTemplates
        names = Set(resourceTemplates.keys).union(ActionCatalog.grantedOnly).sorted()
        scalars = names.map { Array($0.unicodeScalars) }
        known = Set(names.map { ExactText($0) })
        services = Set(resourceTemplates.keys.map(ActionCatalog.service(of:)))
    }

    /// What stands before the colon.
    static func service(of action: String) -> String {
        action.splitExactly(at: UInt8(ascii: ":"), maxSplits: 1).first.map(String.init) ?? ""
    }

    /// Whether the catalog holds the actions of this service.
    func knows(service: String) -> Bool { services.contains(service) }

    /// The actions that a pattern matches.
    func actions(matching pattern: WildcardPattern) -> [String] {
        guard pattern.hasWildcards else { return known.contains(ExactText(pattern.text)) ? [pattern.text] : [] }
        return names.indices.filter { pattern.matches(scalars[$0]) }.map { names[$0] }
    }

    /// The templates that name a single resource of an action (`…:image/{imageNo}`); empty where the platform has none
    /// and `*` is as narrow as it gets.
    func narrowTemplates(of action: String) -> [String] {
        (templates[action] ?? []).filter { template in
            template.splitExactly(at: UInt8(ascii: ":"), maxSplits: 4).last?.utf8.contains(UInt8(ascii: "{")) ?? false
        }
    }
}
