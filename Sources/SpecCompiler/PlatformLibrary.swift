public import MetadataFormat
public import SpecRules

import BundledFiles
import DiagnosticsCore

/// What the compiler knows of the platform: API metadata and instance families. Read once, used for every spec.
public struct PlatformLibrary: Sendable {
    /// The metadata of ECS 2014-05-26.
    public let ecs: MetadataDocument
    /// Instance families.
    public let facts: PlatformFacts

    /// The data compiled into the program.
    ///
    /// - Throws: `UnreadableInput` or `MetadataError` only if the program was built from broken data.
    public static func bundled() throws -> PlatformLibrary {
        PlatformLibrary(
            ecs: try MetadataDocument(file: bundledFile("api-specs/ecs/2014-05-26/api-docs.json")),
            facts: try PlatformFacts(bundledFile("api-specs/ecs/instance-types.json"))
        )
    }

    static func bundledFile(_ path: String) -> SourceFile {
        SourceFile(name: path, bytes: BundledFile.named(path)?.bytes ?? [])
    }

    /// The host of the ECS endpoint in a region.
    public func host(forRegion regionID: String) -> String {
        ProductEndpoints(ecs).host(forRegion: regionID)
    }
}
