import SwiftSource

/// Splits long functions: a debug build reserves stack for every temporary of a function, and type-checking time grows
/// with its length.
enum FunctionSplitter {
    /// The most statements one function has.
    static let limit = 40

    /// The function, or if it is too long the function that calls its parts, and the parts.
    ///
    /// - Parameters:
    ///   - first: statements that stay in the function itself.
    ///   - prefix: the parts are named `prefix1`, `prefix2`.
    ///   - declare: makes the function (without a name) or a part.
    ///   - call: makes the call of a part.
    static func split(
        _ statements: [Statement],
        after first: [Statement] = [],
        prefix: String,
        declare: (String?, [Statement]) -> FunctionDeclaration,
        call: (String) -> Statement
    ) -> [Declaration] {
        guard first.count + statements.count > limit else { return [.function(declare(nil, first + statements))] }
        let starts = Array(stride(from: 0, to: statements.count, by: limit))
        let parts = starts.enumerated().map { index, start in
            (name: prefix + String(index + 1), body: Array(statements[start..<min(start + limit, statements.count)]))
        }
        return [.function(declare(nil, first + parts.map { call($0.name) }))]
            + parts.map { .function(declare($0.name, $0.body)) }
    }
}
