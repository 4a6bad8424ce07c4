/// The actions of the services whose metadata is known, and the resources the platform checks each against.
public struct ActionCatalog: Sendable {
    /// Actions that are only granted, never called, so that no API metadata lists them (`alsoActions` of `x-ram`).
    private static let grantedOnly = ["ram:PassRole"]

    /// Resource templates by action.
    private let templates: [String: [String]]
    private let services: Set<String>
    /// Every action, sorted.
    let names: [String]

    /// A catalog.
    ///
    /// - Parameter resourceTemplates: by action (`ecs:RunInstances`), the templates of the resources it is checked
    ///   against; empty where the metadata states none.
    public init(resourceTemplates: [String: [String]]) {
        templates = resourceTemplates
        names = Set(resourceTemplates.keys).union(ActionCatalog.grantedOnly).sorted()
        services = Set(resourceTemplates.keys.map(ActionCatalog.service(of:)))
    }

    /// What stands before the colon.
    static func service(of action: String) -> String {
        String(action.prefix { $0 != ":" })
    }

    /// Whether the catalog holds the actions of this service.
    func knows(service: String) -> Bool { services.contains(service) }

    /// The actions that a pattern matches.
    func actions(matching pattern: WildcardPattern) -> [String] {
        names.filter(pattern.matches)
    }

    /// The templates that name a single resource of an action (`…:image/{imageNo}`); empty where the platform has none
    /// and `*` is as narrow as it gets.
    func narrowTemplates(of action: String) -> [String] {
        (templates[action] ?? []).filter { template in
            template.split(separator: ":", maxSplits: 4).last?.contains("{") ?? false
        }
    }
}
