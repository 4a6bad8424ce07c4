public import DiagnosticsCore
import ExactText

/// A policy with the places of its parts in the text it was read from.
public struct LocatedPolicy: Sendable {
    /// What could be read. A statement with a fault, which has been reported, is there as far as it could be read, and one
    /// without a usable effect as a Deny.
    public let document: PolicyDocument
    /// Where its parts stand.
    public let places: PolicyPlaces
}

/// Where the parts of a policy stand in its text, by path: `$.Statement[0].Action[1]`.
public struct PolicyPlaces: Sendable {
    /// The text.
    let file: SourceFile
    /// The places of members' values and of list items; those of keys under the path with `.key` behind it.
    private var spans: [ExactText: SourceSpan] = [:]
    /// The index in the text of each statement that was read.
    var statementIndices: [Int] = []

    /// The places in the document of the statements that have a fault: what they mean as wholes is not known.
    var faultyStatements: Set<Int> = []

    init(file: SourceFile) {
        self.file = file
    }

    /// The place of a part, if the text has it.
    public func position(of path: String) -> Diagnostic.Position? {
        spans[ExactText(path)].map { Diagnostic.Position(file: file, span: $0) }
    }

    /// Keeps the place of a part.
    mutating func keep(_ span: SourceSpan, of path: String) { spans[ExactText(path)] = span }
}
