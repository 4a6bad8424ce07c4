import Caching
public import DiagnosticsCore
import ExactText
import SourceTree

/// What it takes to change a parameter of an instance that exists, by the platform's documentation. Few commands ask, so
/// the table is read when it is first asked.
public struct ChangeFacts: Sendable {
    /// What applying a change asks of the instance, the gravest first.
    public enum Effort: String, Sendable, CaseIterable {
        /// Another instance has to be made.
        case newInstance = "instance"
        /// The instance has to be stopped before, and started afterwards.
        case stop
        /// The change is made at any time, and counts from the next boot on.
        case nextBoot = "boot"
        /// The change counts at once.
        case atOnce = "now"
        /// It is nothing that an instance which exists has.
        case nothing
        /// No page is known that says it.
        case unknown
    }

    /// What applying a change takes.
    public struct Requirement: Sendable, Hashable {
        /// What it asks of the instance.
        public let effort: Effort
        /// The actions to call, in order.
        public let actions: [String]
        /// What happens, or what is not known: a few words.
        public let explanation: String
        /// Who says so; nil where it is not known.
        public let source: Source?

        /// What applying a change takes.
        public init(effort: Effort, actions: [String], explanation: String, source: Source?) {
            self.effort = effort
            self.actions = actions
            self.explanation = explanation
            self.source = source
        }
    }

    /// A page that was read.
    public struct Source: Sendable, Hashable {
        /// Its title.
        public let text: String
        /// Its address; empty where it has none.
        public let address: String
        /// The day that it is from.
        public let date: String
    }

    /// What happens to a parameter, or to an item of a list.
    public enum Kind: String, Sendable, CaseIterable {
        /// It is there for the first time.
        case added
        /// It is there no longer.
        case removed
        /// It has another value.
        case changed
        /// It is a smaller number.
        case smaller
    }

    private struct Row: Sendable {
        let usual: Requirement
        /// Where that is not so for all kinds.
        let particular: [Kind: Requirement]
    }

    private struct Table: Sendable {
        var asOf = ""
        var rows: [ExactText: Row] = [:]
    }

    private let file: @Sendable () -> SourceFile
    private let tables = SharedCache<Table>(capacity: 1)

    /// The changes of a table.
    ///
    /// - Parameter file: `api-specs/ecs/changes.json`. What can't be read knows nothing.
    public init(_ file: @escaping @autoclosure @Sendable () -> SourceFile) { self.file = file }

    /// The table compiled into the program.
    public static let bundled = ChangeFacts(.bundled("api-specs/ecs/changes.json"))

    /// The date of the table, as `2026-06-26`.
    public var asOf: String { table.asOf }

    /// What applying a change takes.
    ///
    /// - Parameters:
    ///   - parameter: The wire name without numbers: `InstanceType`, `DataDisk.Size`; for an item of a list as a whole the
    ///     list's: `DataDisk`.
    ///   - kind: What happens to it.
    /// - Returns: nil where the table has no row for it.
    public func requirement(of parameter: String, when kind: Kind) -> Requirement? {
        guard let row = table.rows[ExactText(parameter)] else { return nil }
        return row.particular[kind] ?? row.usual
    }

    private var table: Table {
        let file = file
        return tables.value(forKey: "") { try? Self.read(file()) } ?? Table()
    }

    private static func read(_ file: SourceFile) throws(UnreadableInput) -> Table {
        var sink = DiagnosticSink()
        let root = try DocumentReader.readJSON(file, limits: .metadata, into: &sink)
        var table = Table(asOf: root["asOf"]?.text ?? "")
        for row in root["changes"]?.items ?? [] {
            guard let name = row["parameter"]?.text, let usual = requirement(row, in: root) else { continue }
            var particular: [Kind: Requirement] = [:]
            for kind in Kind.allCases {
                particular[kind] = row[kind.rawValue].flatMap { requirement($0, in: root) }
            }
            table.rows[ExactText(name)] = Row(usual: usual, particular: particular)
        }
        return table
    }

    private static func requirement(_ node: DocumentNode, in root: DocumentNode) -> Requirement? {
        guard let effort = node["takes"]?.text.flatMap(Effort.init(exactly:)) else { return nil }
        let page = node["source"]?.text.flatMap { root["sources"]?[$0] }
        return Requirement(
            effort: effort, actions: node["actions"]?.items?.compactMap(\.text) ?? [],
            explanation: node["how"]?.text ?? "",
            source: page.map { page in
                Source(
                    text: page["text"]?.text ?? "", address: page["url"]?.text ?? "", date: page["date"]?.text ?? ""
                )
            }
        )
    }
}
