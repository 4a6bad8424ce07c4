package import DiagnosticsCore
import ExactText

extension Rule {
    /// Rule `user-data-shell`.
    package static let userDataShell = Rule(
        UserDataRule.userDataShell, severities: [.warning],
        checks: "Shell scripts in user data have no fault of syntax, and do not fall for common faults of the shell.",
        reason: "Such faults often count as success, and nobody watches a first boot.",
        remedy: "Write what the finding says.",
        source: .shellLanguage,
        keys: ["spec.userData"],
        example: .settings(
            wrong: """
                userData:
                  text: |
                    #!/bin/sh
                    curl -fsS https://example.com/install.sh | sh
                """,
            right: """
                userData:
                  text: |
                    #!/bin/sh
                    curl -fsSo install.sh https://example.com/install.sh && sh install.sh
                """
        )
    )
}

/// `user-data-shell`: faults that shell scripts in user data commonly have.
public enum ShellRule {
    /// Findings about a script for a shell; none for other payloads.
    public static func findings(in payload: [UInt8]) -> [PayloadFinding] {
        guard let interpreter = ScriptInterpreter(of: payload)?.name, ScriptInterpreter.shells.contains(interpreter)
        else {
            return []
        }
        return findings(in: payload, runBy: interpreter)
    }

    /// Findings about a script that a shell is given.
    static func findings(in payload: [UInt8], runBy interpreter: String) -> [PayloadFinding] {
        let script = ShellScript(payload)
        return lineEndFindings(in: payload) + syntaxFindings(in: payload, interpreter) + downloadFindings(in: script)
            + (["sh", "dash", "ash"].contains(interpreter) ? bashismFindings(in: script) : [])
    }

    private static func warning(
        _ message: String,
        _ span: SourceSpan,
        help: String? = nil,
        replacement: String? = nil
    ) -> PayloadFinding {
        PayloadFinding(.userDataShell, message, span, help: help, replacement: replacement)
    }

    private static func lineEndFindings(in payload: [UInt8]) -> [PayloadFinding] {
        guard let index = payload.firstIndex(ofSequence: [0x0D, 0x0A]) else { return [] }
        let message =
            "lines end in CR LF: the shell takes the CR for a part of the last word, even of the program's name"
        return [warning(message, SourceSpan(index, index + 2), help: "save the script with LF line ends")]
    }

    /// A CR at the end of each line makes other words of all of them, which has been said.
    private static func syntaxFindings(in payload: [UInt8], _ interpreter: String) -> [PayloadFinding] {
        guard ScriptInterpreter.followedShells.contains(interpreter), !payload.contains(0x0D),
            let fault = ShellSyntax.fault(in: payload)
        else { return [] }
        return [warning("\(interpreter) would not run this script: \(fault.message)", fault.span)]
    }

    // MARK: - Downloads run unread

    private static let downloaders: Set = ["curl", "wget"]
    private static let runners: Set = ["sh", "bash", "dash", "ash", "ksh", "zsh", "python", "python3", "perl", "ruby"]

    private static func downloadFindings(in script: ShellScript) -> [PayloadFinding] {
        let message = "a download is run unread, and one that fails counts as success"
        let help = "download to a file, check that, then run it"
        var spans: [SourceSpan] = []
        for pipeline in script.pipelines {
            for (left, right) in zip(pipeline, pipeline.dropFirst()) {
                guard let source = left.program, let runner = right.program else { continue }
                guard downloaders.contains(source.text), runners.contains(runner.text) else { continue }
                spans.append(SourceSpan(source.span.start, runner.span.end))
            }
            for command in pipeline {
                guard let runner = command.program, runners.contains(runner.text) || runner.text == "eval" else {
                    continue
                }
                let substitution = command.words.first { word in
                    downloaders.contains {
                        word.text.containsExactly("$(\($0) ") || word.text.containsExactly("`\($0) ")
                    }
                }
                if let substitution { spans.append(SourceSpan(runner.span.start, substitution.span.end)) }
            }
        }
        for index in script.tokens.indices.dropLast(3)
        where runners.contains(script.tokens[index].text) && script.tokens[index + 1].text == "<"
            && script.tokens[index + 2].text == "(" && downloaders.contains(script.tokens[index + 3].text)
        {
            spans.append(SourceSpan(script.tokens[index].span.start, script.tokens[index + 3].span.end))
        }
        return spans.map { warning(message, $0, help: help) }
    }

    // MARK: - Bash under '#!/bin/sh'

    private static let bashCommands: [ExactText: String] = [
        "[[": "'[['", "function": "'function'", "source": "'source'", "declare": "'declare'", "typeset": "'typeset'",
        "shopt": "'shopt'", "let": "'let'", "pushd": "'pushd'", "popd": "'popd'", "mapfile": "'mapfile'",
        "readarray": "'readarray'",
    ]
    private static let bashOperators: [ExactText: String] = ["<<<": "'<<<'", "&>": "'&>'"]

    private static func bashismFindings(in script: ShellScript) -> [PayloadFinding] {
        var findings: [PayloadFinding] = []
        func add(_ what: String, _ span: SourceSpan, help: String? = nil, replacement: String? = nil) {
            findings.append(
                warning(
                    "\(what) is not POSIX, and this script is run by sh",
                    span,
                    help: help,
                    replacement: replacement
                )
            )
        }
        for command in script.pipelines.joined() {
            if let program = command.program, let what = bashCommands[ExactText(program.text)] {
                add(what, program.span, replacement: program.text == "source" ? "." : nil)
            }
            if let program = command.program, program.text == "[" || program.text == "test" {
                for word in command.words where word.text == "==" { add("'=='", word.span, replacement: "=") }
            }
            if command.program?.text == "set" {
                for word in command.words where word.text == "pipefail" { add("'pipefail'", word.span) }
            }
            for word in command.words where word.text.hasExactPrefix("$'") { add("\"$'…'\"", word.span) }
        }
        for (token, next) in zip(script.tokens, script.tokens.dropFirst()) {
            let isAdjacent = token.span.end == next.span.start
            if isAdjacent, next.text == "(", token.isOperator, token.text == "<" || token.text == ">" {
                add("'\(token.text)(…)'", SourceSpan(token.span.start, next.span.end))
            }
            if isAdjacent, next.text == "(", !token.isOperator, token.text.hasExactSuffix("=") {
                add("an array", SourceSpan(token.span.start, next.span.end))
            }
        }
        for token in script.tokens where token.isOperator {
            if let what = bashOperators[ExactText(token.text)] { add(what, token.span) }
        }
        if let span = script.doubleParenthesis { add("'((…))'", span, help: "use '$((…))' and '['") }
        return findings
    }
}
