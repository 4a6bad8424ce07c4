public import DiagnosticsCore
import ExactText
public import SourceTree

/// The commands of a text that somebody would give to a POSIX shell, taken apart and never run.
///
/// Source: POSIX.1-2024, Shell Command Language, 2.2 Quoting, 2.6 Word Expansions, 2.9 Shell Commands; of bash `$'…'`.
/// What is known is put in: values that the text itself assigns, and what `printf '…'` makes of a text, which is how
/// `compile --emit aliyun` writes control characters. Another command's output is not, and is an error.
public struct ShellText: Sendable {
    /// The words of each simple command, without assignments and redirections; none without a word.
    public let commands: [[ShellWord]]

    /// Takes a file apart.
    ///
    /// - Throws: `syntax`, at its place, for a quote that is never closed, for what only a shell could find out, and for
    ///   what a shell would read otherwise than it looks.
    public init(_ file: SourceFile) throws(UnreadableInput) {
        var reader = ShellTextReader(file, isPlain: false)
        try reader.read()
        commands = reader.commands
    }

    /// The words of a text that is one command, quotes aside nothing having a meaning. A quote that is not closed goes to
    /// the end.
    static func words(of text: String) -> [String] {
        var reader = ShellTextReader(SourceFile(name: "", text: text), isPlain: true)
        // In a plain text there are no faults.
        try? reader.read()
        return reader.commands.joined().map { $0.text ?? "" }
    }
}
