/// Colours of text in a terminal, as SGR parameters (ECMA-48, 8.3.117).
public enum TextColor: String, Sendable {
    /// Names and places.
    case bold = "1"
    /// Errors, and what is gone.
    case red = "1;31"
    /// Warnings, and what has changed.
    case yellow = "1;33"
    /// Help, and what is new.
    case green = "1;32"
    /// Quoted lines.
    case blue = "1;34"
    /// Notes, and where lines stand.
    case cyan = "1;36"

    /// The colour of a severity.
    init(_ severity: Severity) {
        switch severity {
        case .error: self = .red
        case .warning: self = .yellow
        case .note: self = .cyan
        }
    }

    /// The text in this colour, where colours are wanted.
    public func applied(to text: String, if isWanted: Bool) -> String {
        isWanted ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
    }
}
