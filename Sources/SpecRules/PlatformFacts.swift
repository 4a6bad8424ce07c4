public import DiagnosticsCore
public import SourceTree

/// What is known offline of instance families, and as of when.
public struct PlatformFacts: Sendable {
    /// A security-enhanced generation: its families differ in what switches the trusted system on.
    public enum EnhancedGeneration: Sendable {
        /// g6t, c6t, r6t: the trusted system comes with the image.
        case sixth
        /// g7t, c7t, r7t: vTPM mode is asked for, and there is SGX.
        case seventh
    }

    /// The date of the table, as `2021-07-19`.
    public let asOf: String
    private let enhanced: [String: EnhancedGeneration]
    private let hasTrustedSystem: [String: Bool]

    /// Reads the bundled table of instance types.
    ///
    /// - Parameter file: `api-specs/ecs/instance-types.json`.
    /// - Throws: `UnreadableInput` where it is not JSON.
    public init(_ file: SourceFile) throws(UnreadableInput) {
        var sink = DiagnosticSink()
        let root = try DocumentReader.read(file, format: .json, limits: .metadata, into: &sink).first
        asOf = root?["asOf"]?.scalarText ?? ""
        var enhanced: [String: EnhancedGeneration] = [:]
        for image in root?["securityEnhanced"]?["images"]?.items ?? [] {
            for family in image["families"]?.items.compactMap(\.scalarText) ?? [] {
                enhanced[family] = family.contains("6") ? .sixth : .seventh
            }
        }
        self.enhanced = enhanced
        var hasTrustedSystem: [String: Bool] = enhanced.mapValues { _ in true }
        for entry in root?["families"]?.entries ?? [] {
            if let stated = entry.value["trusted"]?.scalarText { hasTrustedSystem[entry.key] = stated == "true" }
        }
        self.hasTrustedSystem = hasTrustedSystem
    }

    /// The generation of a security-enhanced family; nil for every other family.
    public func enhancedGeneration(of family: String) -> EnhancedGeneration? {
        enhanced[family]
    }

    /// Whether a family has a trusted system; nil where the table does not know the family.
    public func hasTrustedSystem(_ family: String) -> Bool? {
        hasTrustedSystem[family]
    }

    /// The family in an instance type: `c6t` of `ecs.c6t.large`.
    public static func family(ofType type: String) -> String? {
        let parts = type.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0] == "ecs", !parts[1].isEmpty else { return nil }
        return String(parts[1])
    }
}

extension DocumentNode {
    var scalarText: String? {
        if case .scalar(let scalar) = content { scalar.text } else { nil }
    }

    var items: [DocumentNode] {
        if case .sequence(let items) = content { items } else { [] }
    }

    var entries: [Entry] {
        if case .mapping(let entries) = content { entries } else { [] }
    }
}
