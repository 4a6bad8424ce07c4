public import ExactText

/// The actions of the services whose metadata is known, and the resources the platform checks each against.
public struct ActionCatalog: Sendable {
    /// Actions that no API metadata here lists, and the resources each is checked against: those that are only granted,
    /// never called, and those that the platform's own policies name (pages of its system policies, as of 2026-09).
    private static let grantedOnly: [ExactText: [String]] = [
        "ram:PassRole": ["acs:ram:*:{accountId}:role/{roleName}"],
        "ram:GenerateCredentialReport": [], "ram:GetCredentialReport": [], "ram:GetServiceLinkedRoleDeletionStatus": [],
    ]

    /// Resource templates by action.
    private let templates: [ExactText: [String]]
    /// Actions for which the newest official table has `*` alone.
    private let disputed: Set<ExactText>
    private let services: Set<ExactText>
    /// Every action, sorted.
    let names: [String]
    /// The same, taken apart once for all patterns.
    private let scalars: [[Unicode.Scalar]]
    private let known: Set<ExactText>

    /// A catalog.
    ///
    /// - Parameter resourceTemplates: by action (`ecs:RunInstances`), the templates of the resources it is checked
    ///   against; empty where the metadata states none.
    /// - Parameter disputed: actions for which the newest official table has `*` alone.
    public init(resourceTemplates: [ExactText: [String]], disputed: Set<ExactText> = []) {
        templates = resourceTemplates.merging(ActionCatalog.grantedOnly) { stated, _ in stated }
        self.disputed = disputed
        known = Set(templates.keys)
        names = known.sorted().map(\.text)
        scalars = names.map { Array($0.unicodeScalars) }
        services = Set(resourceTemplates.keys.map { ExactText(ActionCatalog.service(of: $0.text)) })
    }

    /// What stands before the colon.
    static func service(of action: String) -> String {
        action.splitExactly(at: UInt8(ascii: ":"), maxSplits: 1).first.map(String.init) ?? ""
    }

    /// Whether the catalog holds the actions of this service.
    func knows(service: String) -> Bool { services.contains(ExactText(service)) }

    /// The actions that a pattern matches.
    func actions(matching pattern: WildcardPattern) -> [String] {
        guard pattern.hasWildcards else { return known.contains(ExactText(pattern.text)) ? [pattern.text] : [] }
        return names.indices.filter { pattern.matches(scalars[$0]) }.map { names[$0] }
    }

    /// The resources that an action is checked against: those of the table, and none where it states none.
    func templates(of action: String) -> [String] { templates[ExactText(action)] ?? [] }

    /// Whether the newest official table has `*` alone for an action, while an older one names resources.
    func isDisputed(_ action: String) -> Bool { disputed.contains(ExactText(action)) }

    /// The templates that name a single resource of an action (`…:image/{imageNo}`); empty where the platform has none
    /// and `*` is as narrow as it gets.
    func narrowTemplates(of action: String) -> [String] {
        (templates[ExactText(action)] ?? []).filter { template in
            template.splitExactly(at: UInt8(ascii: ":"), maxSplits: 4).last?.utf8.contains(UInt8(ascii: "{")) ?? false
        }
    }
}
