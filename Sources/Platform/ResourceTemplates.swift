import ExactText
import MetadataFormat

/// The resources that an action is checked against, as far as the metadata states them.
public struct ResourceTemplates: Sendable {
    /// Templates such as `acs:ecs:{regionId}:{accountId}:image/{imageNo}`, each once.
    public let all: [String]
    /// What the newest official table states instead, where it differs from the one that names resources; else empty.
    public let newest: [String]
    /// Bytes of the longest.
    public let longest: Int
    /// How many of them begin their relative part with a type.
    private let counts: [ExactText: Int]
    /// How many of them take any type: `{resourceType}/{resourceId}`.
    private let openCount: Int

    init(_ authorization: MetadataRAMAuthorization?) {
        var all: [String] = []
        for template in authorization?.templates ?? [] where !all.contains(where: template.isExactly) {
            all.append(template)
        }
        self.all = all
        newest = authorization?.newestResources ?? []
        let types = all.map(Self.type)
        counts = Dictionary(types.map { ($0, 1) }, uniquingKeysWith: +)
        openCount = types.count { $0.text.utf8.first == UInt8(ascii: "{") }
        longest = all.map(\.utf8.count).max() ?? 0
    }

    /// The templates of one of the official tables.
    public func templates(_ naming: ResourceNaming) -> [String] {
        naming == .any && !newest.isEmpty ? newest : all
    }

    /// How many of them a resource of a type can be put into.
    public func count(ofType type: String) -> Int {
        (counts[ExactText(type)] ?? 0) + openCount
    }

    private static func type(of template: String) -> ExactText {
        let parts = template.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 4)
        let type = parts.last?.prefix { $0 != UInt8(ascii: "/") } ?? template.utf8[...]
        return ExactText(Substring(type))
    }
}
