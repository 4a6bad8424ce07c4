import BundledFiles
import DiagnosticsCore
import ExactText
public import MetadataFormat
public import RAMPolicy
public import SpecRules

/// What the compiler knows of the platform: API metadata and instance families. Read once, used for every spec.
public struct PlatformLibrary: Sendable {
    /// The metadata of ECS 2014-05-26.
    public let ecs: MetadataDocument
    /// Instance families.
    public let facts: PlatformFacts
    /// The actions that create instances, by name.
    private let creationActions: [String: MetadataAction]
    /// What creating instances is checked against.
    let creationAuthorization: CreationAuthorization

    /// The data compiled into the program.
    ///
    /// - Throws: `UnreadableInput` or `MetadataError` only if the program was built from broken data.
    public static func bundled() throws -> PlatformLibrary {
        let ecs = try MetadataDocument(file: bundledFile("api-specs/ecs/2014-05-26/api-docs.json"))
        var actions: [String: MetadataAction] = [:]
        for name in InstanceRequest.creationActions {
            actions[name] = try ecs.action(named: name)?.indexingParameters()
        }
        return PlatformLibrary(
            ecs: ecs, facts: try PlatformFacts(bundledFile("api-specs/ecs/instance-types.json")),
            creationActions: actions,
            creationAuthorization: CreationAuthorization(
                actions: InstanceRequest.creationActions.compactMap { actions[$0] }
            )
        )
    }

    static func bundledFile(_ path: String) -> SourceFile {
        SourceFile(name: path, bytes: BundledFile.named(path)?.bytes ?? [])
    }

    /// An action of ECS; those that create instances are read only once.
    func action(named name: String) throws(MetadataError) -> MetadataAction? {
        if let action = creationActions[name] { return action }
        return try ecs.action(named: name)
    }

    /// The host of the ECS endpoint in a region.
    public func host(forRegion regionID: String) -> String {
        ProductEndpoints(ecs).host(forRegion: regionID)
    }

    /// The actions of every product whose metadata is compiled in, with the resources each is checked against. Reads
    /// every action, so this is for those who judge a policy only.
    ///
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public func readActionCatalog() throws(MetadataError) -> ActionCatalog {
        var templates: [String: [String]] = [:]
        for file in BundledFile.all where file.path.hasExactSuffix("/api-docs.json") {
            let document = try MetadataDocument(file: SourceFile(name: file.path, bytes: file.bytes))
            let service = document.product.lowercased()
            for name in document.actionNames {
                let stated = try document.action(named: name)?.ramAuthorization
                templates["\(service):\(name)"] = (stated?.resources ?? []) + (stated?.optionalResources ?? [])
            }
        }
        return ActionCatalog(resourceTemplates: templates)
    }
}
