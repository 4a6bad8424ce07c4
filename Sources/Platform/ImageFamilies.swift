import Caching
public import DiagnosticsCore
import ExactText
import SourceTree

/// What is known offline of the platform's public image families, and as of when. Few specs name one, so the table is
/// read when it is first asked.
public struct ImageFamilies: Sendable {
    private struct Table: Sendable {
        var asOf = ""
        var architectures: [ExactText: Architecture] = [:]
    }

    private let file: @Sendable () -> SourceFile
    private let tables = SharedCache<Table>(capacity: 1)

    /// The families of a table.
    ///
    /// - Parameter file: `api-specs/ecs/image-families.json`. What can't be read knows no families.
    public init(_ file: @escaping @autoclosure @Sendable () -> SourceFile) {
        self.file = file
    }

    /// The date of the table, as `2026-06-27`.
    public var asOf: String { table.asOf }

    /// The names of all families.
    public var names: [String] { table.architectures.keys.sorted().map(\.text) }

    /// What a family's images are made for; nil for a family that the table does not know, as all of users' own are.
    public func architecture(of family: String) -> Architecture? {
        table.architectures[ExactText(family)]
    }

    /// The family that differs from another in nothing but being made for these processors; nil where there is none.
    public func counterpart(of family: String, for processors: Architecture) -> String? {
        let words = family.splitExactly(at: UInt8(ascii: "_")).map { word in
            word.isExactly("arm64") ? "x64" : word.isExactly("x64") ? "arm64" : String(word)
        }
        let name = words.joined(separator: "_")
        guard let architecture = architecture(of: name), processors.runs(architecture) else { return nil }
        return name
    }

    private var table: Table {
        let file = file
        return tables.value(forKey: "") { try? Self.read(file()) } ?? Table()
    }

    private static func read(_ file: SourceFile) throws(UnreadableInput) -> Table {
        var sink = DiagnosticSink()
        let root = try DocumentReader.readJSON(file, limits: .metadata, into: &sink)
        var table = Table(asOf: root["asOf"]?.text ?? "")
        for architecture in Architecture.allCases {
            for family in root["families"]?[architecture.rawValue]?.items?.compactMap(\.text) ?? [] {
                table.architectures[ExactText(family)] = architecture
            }
        }
        return table
    }
}
