public import DiagnosticsCore

/// An action that is not generated, and why.
public struct SkippedAction: Sendable {
    /// Why an action can't be generated: what many actions of a product may have in common.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// It is called by a URL path.
        case calledByPath =
            "calls by a URL path, as in ROA style, are not generated, only those by name, as in RPC style"
        /// A parameter that it has to be given travels in a header or in the path.
        case parameterElsewhere =
            "an RPC call has its parameters in the query and the form, and these have to be given elsewhere"
        /// Something it refers to is not in the metadata.
        case missingSchema = "the metadata lacks a schema that is referred to"
        /// Its answer is a list or a scalar.
        case answerIsNoObject = "an answer that is no object has no members to generate"
        /// Its members are nested deeper than any API nests them.
        case nesting = "there are too many levels of objects and lists in each other"
    }

    /// The name on the wire.
    public var name: String
    /// Why, in general.
    public var reason: Reason
    /// Which path, parameter or schema it is.
    public var detail: String
    /// Where the action stands.
    public var position: Diagnostic.Position?

    /// Reason and detail on one line.
    public var explanation: String { "\(reason.rawValue) (\(detail))" }
}

/// A parameter of a generated action that is left out of it.
public struct DroppedParameter: Sendable {
    /// The name on the wire of its action.
    public var action: String
    /// Its own.
    public var name: String
    /// Where it travels: `header`.
    public var place: String
    /// Where its name stands.
    public var position: Diagnostic.Position?
}
