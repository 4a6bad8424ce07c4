import DiagnosticsCore
import ExactText

/// A shell script as commands, as far as the rules on scripts need it.
struct ShellScript {
    /// A word or operator, with its text as written.
    struct Token {
        let text: String
        let span: SourceSpan
        let isOperator: Bool
    }

    /// Words between operators.
    struct Command {
        var words: [Token] = []

        /// The word that names what is run: behind assignments, keywords and `sudo`.
        var program: Token? {
            words.first { word in
                !ShellScript.prefixes.contains(word.text) && !ShellScript.isAssignment(word.text)
                    && !word.text.hasExactPrefix("-")
            }
        }
    }

    private static let prefixes: Set = [
        "if", "then", "elif", "else", "while", "until", "do", "!", "{", "time", "sudo", "exec", "env", "command",
        "nohup",
    ]

    private static let redirections: Set = [
        "<", ">", ">>", "<<<", "<<", "<<-", "&>", "&>>", ">&", "<&", ">|", "<>",
    ]

    let tokens: [Token]
    /// Commands joined by `|`, for each list of commands.
    let pipelines: [[Command]]
    /// Where a `((` ended the scan.
    let doubleParenthesis: SourceSpan?

    init(_ script: [UInt8]) {
        let scan = ShellScanner.scan(script)
        let file = SourceFile(name: "script", bytes: script)
        func token(_ token: ShellScanner.Token) -> Token {
            Token(text: file.text(in: token.span), span: token.span, isOperator: token.isOperator)
        }
        tokens = scan.tokens.map(token)
        doubleParenthesis = scan.lostAfter == "'(('" ? scan.lostAt.map { SourceSpan($0, $0 + 2) } : nil
        var pipelines: [[Command]] = []
        for list in Dictionary(grouping: scan.tokens, by: \.list).sorted(by: { $0.key < $1.key }).map(\.value) {
            var pipeline = [Command()]
            for token in list.map(token) {
                switch (token.isOperator, token.text) {
                case (true, "|"), (true, "|&"):
                    pipeline.append(Command())
                case (true, let text) where Self.redirections.contains(text):
                    break
                case (true, "\n") where pipeline.count > 1 && pipeline[pipeline.count - 1].words.isEmpty:
                    break
                case (true, _):
                    pipelines.append(pipeline)
                    pipeline = [Command()]
                case (false, _):
                    pipeline[pipeline.count - 1].words.append(token)
                }
            }
            pipelines.append(pipeline)
        }
        self.pipelines = pipelines
    }

    private static func isAssignment(_ word: String) -> Bool {
        guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")), equals > word.startIndex else { return false }
        return word.utf8[..<equals].allSatisfy(ShellScanner.isNameByte)
    }
}
