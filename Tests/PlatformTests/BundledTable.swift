import BundledFiles
import DiagnosticsCore

/// Tables of the platform as they are compiled in.
enum BundledTable {
    static var resourceTypes: SourceFile? {
        BundledFile.named("api-specs/resource-types.json").map { SourceFile(name: $0.path, bytes: $0.bytes) }
    }
}
