import Caching
package import DiagnosticsCore
import ExactText
public import SourceTree

/// What is known offline of instance families and types, and as of when.
///
/// The table is large, and a run asks for few families: only those are read.
public struct PlatformFacts: Sendable {
    /// The date of the table, as `2026-06-27`.
    public let asOf: String
    /// What is known of trusted systems.
    public let trusted: TrustedSystemFacts
    /// What is known of regions.
    public let regions: RegionFacts
    /// What is known of disks.
    public let disks: DiskFacts
    /// The public image families.
    public let images: ImageFamilies
    private let file: SourceFile
    /// Where the object of the families begins; nil if there is none.
    private let familiesStart: Int?
    private let families = SharedCache<InstanceFamily?>(capacity: 1000)

    /// Opens tables.
    ///
    /// - Parameters:
    ///   - file: `api-specs/ecs/instance-types.json`.
    ///   - trusted: `api-specs/ecs/trusted-system.json`.
    ///   - regions: `api-specs/ecs/regions.json`.
    ///   - disks: `api-specs/ecs/disk-limits.json`.
    ///   - images: `api-specs/ecs/image-families.json`.
    /// - Throws: `UnreadableInput` where the first is not JSON.
    package init(
        _ file: SourceFile, trusted: SourceFile = .bundled("api-specs/ecs/trusted-system.json"),
        regions: SourceFile = .bundled("api-specs/ecs/regions.json"),
        disks: SourceFile = .bundled("api-specs/ecs/disk-limits.json"),
        images: SourceFile = .bundled("api-specs/ecs/image-families.json")
    ) throws(UnreadableInput) {
        self.file = file
        self.trusted = TrustedSystemFacts(table: FactTable(trusted))
        self.regions = RegionFacts(table: FactTable(regions))
        self.disks = DiskFacts(table: FactTable(disks))
        self.images = ImageFamilies(images)
        asOf = try file.jsonValue(at: ["asOf"])?.text ?? ""
        familiesStart = try JSONScanner.offset(ofValueAt: ["families"], in: file)
    }

    /// The tables compiled into the program.
    ///
    /// - Throws: `UnreadableInput` only if the program was built from broken data.
    public static func bundled() throws(UnreadableInput) -> PlatformFacts {
        try PlatformFacts(.bundled("api-specs/ecs/instance-types.json"))
    }

    /// What is known of a family; nil where the table does not know it.
    ///
    /// - Parameter name: The second part of a type's name. Some types of a family have one of their own:
    ///   `ecs.d1-c8d3.8xlarge` is a d1.
    public func family(named name: String) -> InstanceFamily? {
        // That a family is not there is kept, too.
        let family = families.value(forKey: ExactText(name)) { () -> InstanceFamily?? in
            guard let node = entry(name) else { return .some(nil) }
            guard let other = node["family"]?.text else { return InstanceFamily(name, node) }
            return .some(entry(other).map { InstanceFamily(other, $0) })
        }
        return family.flatMap(\.self)
    }

    /// The second parts of all types' names, in no order that means something.
    public var familyNames: [String] {
        guard let familiesStart else { return [] }
        return (try? JSONScanner.members(of: file, at: familiesStart).map(\.key)) ?? []
    }

    /// Whether a type is named in a list of prices, although no page lists it.
    public func isNamedInPriceList(_ type: String) -> Bool {
        let named = try? file.jsonValue(at: ["namedOnlyInPriceList"])
        return named?.items?.contains { $0.text?.isExactly(type) == true } ?? false
    }

    private func entry(_ name: String) -> DocumentNode? {
        guard let familiesStart else { return nil }
        return try? file.jsonValue(at: [name], from: familiesStart)
    }

    /// The family in an instance type: `c6t` of `ecs.c6t.large`.
    public static func family(ofType type: String) -> String? {
        let parts = type.splitExactly(at: UInt8(ascii: "."), maxSplits: 2)
        guard parts.count >= 3, parts[0].isExactly("ecs"), !parts[1].isEmpty else { return nil }
        return String(parts[1])
    }
}

extension SourceFile {
    /// The value under a path of keys, without reading more than that; nil if a key is missing.
    ///
    /// - Throws: `UnreadableInput` if the text up to there, or the value, is not JSON.
    func jsonValue(at path: [String], from start: Int = 0) throws(UnreadableInput) -> DocumentNode? {
        guard let span = try JSONScanner.span(ofValueAt: path, in: self, from: start) else { return nil }
        var sink = DiagnosticSink()
        return try DocumentReader.readJSONValue(in: span, of: self, limits: .metadata, into: &sink)
    }
}
