import ExactText

/// When text is coloured.
public enum ColorChoice: String, Sendable, CaseIterable {
    /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`; or where `CLICOLOR_FORCE` is.
    case auto
    /// Wherever it goes.
    case always
    /// Nowhere.
    case never

    /// Whether what goes to standard output or error (1, 2) is coloured: `NO_COLOR` (no-color.org), `CLICOLOR_FORCE`
    /// (bixense.com/clicolors) and `TERM` count where nothing was asked for.
    public func isWanted(on stream: Int32) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if let refusal = ProcessEnvironment.value(of: "NO_COLOR"), !refusal.isEmpty { return false }
            if let force = ProcessEnvironment.value(of: "CLICOLOR_FORCE"), !force.isEmpty, !force.isExactly("0") {
                return true
            }
            return StandardStreams.isTerminal(stream) && Terminal.takesControlSequences
        }
    }
}
