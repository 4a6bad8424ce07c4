import BundledFiles
import DiagnosticsCore
import ExactText
public import SourceTree

/// What is known offline of a code that a product answers an error with: `InvalidUserData.SizeExceeded`.
///
/// The tables are read when one is asked for, and only as far as needed. A code that is not in them may be right all the
/// same: they list what the official metadata does, and that is not every code a product answers.
public struct ServiceErrorCode: Sendable, Hashable {
    /// Actions of a product that answer the code with one status.
    public struct Occurrence: Sendable, Hashable {
        /// The product.
        public let product: PlatformProduct
        /// The HTTP status.
        public let status: Int
        /// The actions, by name.
        public let actions: [String]
    }

    /// The code.
    public let code: String
    /// By product and status; a code can come with several statuses. Empty for one that is known by its repetition only.
    public let occurrences: [Occurrence]
    /// Whether the platform's own provider for Terraform sends any request again that is answered so.
    public let isAlwaysRetried: Bool
    /// Actions of ECS that this provider sends again for the code, after a wait: mostly state that passes.
    public let retriedActions: [String]
    /// Where that is from.
    public let sources: [FactSource]

    /// What is known of a code; nil where nothing is.
    ///
    /// - Throws: `UnreadableInput` only if the program was built from broken data.
    public static func named(_ code: String) throws(UnreadableInput) -> ServiceErrorCode? {
        var occurrences: [Occurrence] = []
        var sources: [FactSource] = []
        for product in PlatformProduct.all {
            guard let table = table(of: product, "error-codes.json") else { continue }
            let found = try Self.occurrences(of: code, in: table, of: product)
            if !found.isEmpty { sources += try FactSource.of(table) }
            occurrences += found
        }
        guard let retries = table(of: .ecs, "retries.json") else { return nil }
        let members = try JSONScanner.members(of: retries)
        let always = try texts(under: "always", of: members, in: retries)
        let parts = try texts(under: "alwaysContaining", of: members, in: retries)
        let isAlwaysRetried =
            always.contains(where: code.isExactly) || parts.contains(where: { code.containsExactly($0) })
        var retriedActions: [String] = []
        if let start = members.first(where: { $0.key == "codes" })?.valueSpan.start {
            retriedActions = try texts(under: code, of: JSONScanner.members(of: retries, at: start), in: retries)
        }
        if isAlwaysRetried || !retriedActions.isEmpty { sources += try FactSource.of(retries) }
        guard !sources.isEmpty else { return nil }
        return ServiceErrorCode(
            code: code, occurrences: occurrences, isAlwaysRetried: isAlwaysRetried, retriedActions: retriedActions,
            sources: sources
        )
    }

    /// All codes of a product's table, by their bytes.
    ///
    /// - Throws: `UnreadableInput` only if the program was built from broken data.
    public static func all(of product: PlatformProduct) throws(UnreadableInput) -> [String] {
        guard let table = table(of: product, "error-codes.json"),
            let start = try JSONScanner.offset(ofValueAt: ["codes"], in: table)
        else { return [] }
        return try JSONScanner.members(of: table, at: start).map(\.key)
    }

    private static func table(of product: PlatformProduct, _ name: String) -> SourceFile? {
        let path = "api-specs/\(product.name)/\(name)"
        return BundledFile.named(path).map { SourceFile(name: path, bytes: $0.bytes) }
    }

    private static func occurrences(
        of code: String, in table: SourceFile, of product: PlatformProduct
    ) throws(UnreadableInput) -> [Occurrence] {
        guard let start = try JSONScanner.offset(ofValueAt: ["codes", code], in: table) else { return [] }
        let actions = try texts(under: "actions", of: JSONScanner.members(of: table), in: table)
        var occurrences: [Occurrence] = []
        for member in try JSONScanner.members(of: table, at: start) {
            guard let status = Int(member.key) else { continue }
            let positions = try texts(at: member.valueSpan, in: table).compactMap { Int($0) }
            let names = positions.compactMap { actions.indices.contains($0) ? actions[$0] : nil }
            occurrences.append(Occurrence(product: product, status: status, actions: names))
        }
        return occurrences
    }

    private static func texts(
        under key: String, of members: [JSONScanner.Member], in file: SourceFile
    ) throws(UnreadableInput) -> [String] {
        guard let member = members.first(where: { $0.key.isExactly(key) }) else { return [] }
        return try texts(at: member.valueSpan, in: file)
    }

    private static func texts(at span: SourceSpan, in file: SourceFile) throws(UnreadableInput) -> [String] {
        var sink = DiagnosticSink()
        return try DocumentReader.readJSONValue(in: span, of: file, limits: .metadata, into: &sink)
            .items?.compactMap(\.text) ?? []
    }
}
