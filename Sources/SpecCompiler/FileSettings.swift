public import DiagnosticsCore
public import ExactText

/// What is said for the specs of a file beside what the command says for all of a run.
public struct FileSettings: Sendable {
    /// How grave findings are; nil where that is for their rules to say.
    public var levels: RuleLevels?
    /// Values of variables, below those of the command and above those that the documents declare. That a document does
    /// not declare one is no fault: they are for many.
    public var variables: [ExactText: String]

    /// Settings of a file.
    public init(levels: RuleLevels? = nil, variables: [ExactText: String] = [:]) {
        self.levels = levels
        self.variables = variables
    }
}
