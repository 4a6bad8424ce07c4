public import DiagnosticsCore
import ExactText

/// A word of a shell's command, with its place.
public struct ShellWord: Sendable, Hashable {
    /// A piece of a word.
    public enum Part: Sendable, Hashable {
        /// What it is, without quotes.
        case text(String)
        /// A variable whose value the text does not tell.
        case variable(String)
    }

    /// The pieces, none of them empty.
    public let parts: [Part]
    /// Where it stands, with its quotes.
    public let span: SourceSpan

    /// A word.
    public init(_ parts: [Part], span: SourceSpan) {
        self.parts = parts
        self.span = span
    }

    /// The word; nil where variables are left open in it.
    public var text: String? {
        var text = ""
        for part in parts {
            guard case .text(let piece) = part else { return nil }
            text += piece
        }
        return text
    }

    /// What stands before the first variable.
    public var beginning: String {
        guard case .text(let text)? = parts.first else { return "" }
        return text
    }

    /// The variables that are left open.
    public var variables: [String] {
        parts.compactMap { part in if case .variable(let name) = part { name } else { nil } }
    }

    /// The word without the first bytes of its beginning.
    func dropping(_ count: Int) -> ShellWord {
        let rest = String(Substring(beginning.utf8.dropFirst(count)))
        return ShellWord((rest.isEmpty ? [] : [.text(rest)]) + parts.dropFirst(), span: span)
    }
}
