import Caching
import DiagnosticsCore
import ExactText
import SourceTree

/// A small table of facts, a JSON object whose values are read when they are asked for.
///
/// One that is not JSON says nothing; a test reads what is compiled in.
struct FactTable: Sendable {
    private let file: SourceFile
    private let lists = SharedCache<[String]>(capacity: 64)

    init(_ file: SourceFile) { self.file = file }

    /// The date of the table, as `2026-06-27`.
    var asOf: String { text("asOf") ?? "" }

    /// The texts of a list, by the keys that lead to it; empty if there is none.
    func list(_ path: String...) -> [String] {
        let key = path.reduce(into: "") { $0 += "/" + $1 }
        return lists.value(forKey: ExactText(key)) {
            (try? file.jsonValue(at: path))?.items?.compactMap(\.text) ?? []
        } ?? []
    }

    /// A text, by the keys that lead to it.
    func text(_ path: String...) -> String? { (try? file.jsonValue(at: path))?.text }

    /// A value, by the keys that lead to it; read anew each time.
    func node(_ path: String...) -> DocumentNode? { try? file.jsonValue(at: path) }
}
