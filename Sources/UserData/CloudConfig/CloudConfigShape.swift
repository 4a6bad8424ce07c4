import BundledFiles
import DiagnosticsCore
import ExactText
import SourceTree

/// What a place of a cloud-config takes, by `api-specs/cloud-init/cloud-config.json`.
final class CloudConfigShape: Sendable {
    /// What the keys of a mapping that are not named have for values.
    enum Others: Sendable {
        /// Anything.
        case any
        /// There are none.
        case none
        case shape(CloudConfigShape)
    }

    /// A text of a certain form.
    enum Form: String, Sendable {
        /// Bytes with a unit: `512M`.
        case size
        /// A number, perhaps with a plus.
        case digits
        /// `user:password`.
        case pair
        /// Words with commas between them.
        case tags
    }

    /// Nothing where everything is taken.
    let types: [CloudConfigType]
    let values: [CloudConfigType.Value]
    let keys: [ExactText: CloudConfigShape]
    /// The same keys, sorted.
    let names: [String]
    let others: Others
    let items: CloudConfigShape?
    let isDistinct: Bool
    /// How many items or keys there must be, and how many items there may be.
    let minimumCount: Int
    let maximumCount: Int
    let minimum: Int?
    let required: [String]
    let form: Form?
    /// Of which it must have one.
    let alternatives: [CloudConfigShape]

    /// Reads a shape. What can't be read takes everything.
    init(_ node: DocumentNode?) {
        types = node?["types"]?.items?.compactMap(\.text).compactMap(CloudConfigType.init) ?? []
        values = node?["values"]?.items?.compactMap(\.scalar).map { CloudConfigType.Value($0) } ?? []
        let entries = node?["keys"]?.entries ?? []
        keys = Dictionary(entries.map { (ExactText($0.key), CloudConfigShape($0.value)) }) { first, _ in first }
        names = keys.keys.sorted().map(\.text)
        if let node = node?["others"] {
            others = node.entries == nil ? .none : .shape(CloudConfigShape(node))
        } else {
            others = .any
        }
        items = node?["items"].map { CloudConfigShape($0) }
        isDistinct = node?["distinct"] != nil
        func number(_ key: String) -> Int? { (node?[key]?.text).flatMap { Int($0) } }
        minimumCount = max(number("minItems") ?? 0, number("minProperties") ?? 0)
        maximumCount = number("maxItems") ?? .max
        minimum = number("minimum")
        required = node?["required"]?.items?.compactMap(\.text) ?? []
        form = (node?["form"]?.text).flatMap(Form.init)
        alternatives = node?["either"]?.items?.map { CloudConfigShape($0) } ?? []
    }

    /// Whether it is a mapping with just the keys that are named.
    var isClosed: Bool { if case .none = others { true } else { false } }
}

/// The table of what a cloud-config takes. Few specs hold one, so it is read when it is first asked.
enum CloudConfigTable {
    private static let path = "api-specs/cloud-init/cloud-config.json"
    private static let table: (root: CloudConfigShape, asOf: String) = {
        var sink = DiagnosticSink()
        let file = SourceFile(name: path, bytes: BundledFile.named(path)?.bytes ?? [])
        let node = try? DocumentReader.readJSON(file, limits: .metadata, into: &sink)
        return (CloudConfigShape(node), node?["asOf"]?.text ?? "")
    }()

    /// A cloud-config as a whole.
    static var root: CloudConfigShape { table.root }

    /// The date of the table, as `2026-06-27`.
    static var asOf: String { table.asOf }
}
