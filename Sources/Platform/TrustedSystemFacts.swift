import Caching
public import DiagnosticsCore
import ExactText
public import SourceTree

/// What is known offline of trusted systems beyond the families that have them, and as of when.
///
/// Lists are read when they are asked for.
public struct TrustedSystemFacts: Sendable {
    /// The date of the table, as `2026-06-27`.
    public let asOf: String
    private let file: SourceFile
    private let lists = SharedCache<[String]>(capacity: 16)

    /// Opens the bundled table.
    ///
    /// - Parameter file: `api-specs/ecs/trusted-system.json`.
    /// - Throws: `UnreadableInput` where it is not JSON.
    public init(_ file: SourceFile) throws(UnreadableInput) {
        self.file = file
        asOf = try file.jsonValue(at: ["asOf"])?.scalarText ?? ""
    }

    /// The categories of system disks that security-enhanced families take.
    public var systemDiskCategories: [String] { list("systemDiskCategories") }

    /// The image families that a security-enhanced family boots from, as far as they are public.
    public func imageFamilies(for enhancement: InstanceFamily.Enhancement) -> [String] {
        list("images", enhancement.rawValue)
    }

    /// Regions in whose storage the trust agent was looked for and not found.
    public var regionsWithoutAgent: [String] { list("agent", "regionsWithout") }

    /// When the regions were looked at for the trust agent; nil where the table does not say.
    public var agentChecked: String? { text("agent", "checked") }

    /// The version of the trust agent that was looked at; nil where the table does not say.
    public var agentVersion: String? { text("agent", "version") }

    /// The name that a source other than the product's page gives to the role's system policy.
    public var landingZonePolicy: String? { text("role", "landingZonePolicy") }

    private func list(_ path: String...) -> [String] {
        let key = path.reduce(into: "") { $0 += "/" + $1 }
        return lists.value(forKey: ExactText(key)) {
            (try? file.jsonValue(at: path))?.items.compactMap(\.scalarText)
        } ?? []
    }

    private func text(_ path: String...) -> String? { (try? file.jsonValue(at: path))?.scalarText }
}
