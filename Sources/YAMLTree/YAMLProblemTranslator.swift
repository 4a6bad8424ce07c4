import DiagnosticsCore
import ExactText
import SourceTree

/// Says in plain words what libyaml's terse problems mean, and points at the cause.
struct YAMLProblemTranslator {
    let file: SourceFile
    let limits: ParseLimits

    /// The error to show for a problem.
    func translate(_ problem: YAMLProblem) -> UnreadableInput {
        if let character = problem.character { return controlCharacter(character, at: problem.offset) }
        return tab(problem) ?? limit(problem) ?? quoted(problem) ?? collection(problem) ?? word(problem)
            ?? error("not YAML: \(problem.text)", at: file.spanOfWord(at: problem.offset))
    }

    private func controlCharacter(_ character: UInt32, at offset: Int) -> UnreadableInput {
        let digits = String(character, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return error(
            "the control character \(name) is not allowed in YAML",
            at: file.spanOfCharacter(at: offset),
            help: character < 0x100
                ? "in double quotes it can be written \\x\(digits.count < 2 ? "0" : "")\(digits)" : nil
        )
    }

    /// A tab where only spaces count, whatever libyaml was looking for there.
    private func tab(_ problem: YAMLProblem) -> UnreadableInput? {
        let isAtTab = problem.offset < file.bytes.count && file.bytes[problem.offset] == 0x09
        guard
            isAtTab && problem.text == "found character that cannot start any token"
                || problem.text == "found a tab character where an indentation space is expected"
                || problem.text == "found a tab character that violates indentation"
        else { return nil }
        return error(
            "a tab where YAML allows only spaces",
            at: file.spanOfCharacter(at: problem.offset),
            help: "indent with spaces"
        )
    }

    private func limit(_ problem: YAMLProblem) -> UnreadableInput? {
        if problem.text.hasExactPrefix("Maximum nesting level") {
            return UnreadableInput(
                .inputLimit,
                "lists and mappings nest more than \(limits.nesting) levels deep, which is the limit",
                in: file,
                at: file.spanOfCharacter(at: problem.offset)
            )
        }
        guard ["input is too long", "out of memory"].contains(problem.text) else { return nil }
        return UnreadableInput(.inputLimit, problem.text, in: file, at: SourceSpan(problem.offset, problem.offset))
    }

    /// Faults inside quotes.
    private func quoted(_ problem: YAMLProblem) -> UnreadableInput? {
        switch problem.text {
        case "found unexpected end of stream", "found unexpected document indicator":
            return error("this quote is never closed", at: file.spanOfCharacter(at: problem.contextOffset))
        case "found unknown escape character":
            let character = file.spanOfCharacter(at: problem.offset + 1)
            let span = SourceSpan(problem.offset, character.end)
            return error(
                "\(file.quotation(of: span)) is not an escape of YAML",
                at: span,
                help: "write '\\\\' for a backslash, or put the text in single quotes"
            )
        case "did not find expected hexdecimal number":
            return error(
                "\\x, \\u and \\U need two, four and eight hexadecimal digits",
                at: file.spanOfCharacter(at: problem.offset)
            )
        case "found invalid Unicode character escape code":
            return error("there is no character with this number", at: file.spanOfCharacter(at: problem.offset))
        default:
            return nil
        }
    }

    /// Something else than the next item or key, or the end, of a collection.
    private func collection(_ problem: YAMLProblem) -> UnreadableInput? {
        let isAtEnd = !file.bytes[min(problem.offset, file.bytes.count)...].contains { !$0.isSpace }
        let opening = file.spanOfCharacter(at: problem.contextOffset)
        let found = file.spanOfWord(at: problem.offset)
        let foundText = isAtEnd ? "the end of the text" : file.quotation(of: found)
        switch problem.text {
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
            let closing = problem.text.containsExactly("']'") ? "]" : "}"
            if isAtEnd {
                return error("this '\(file.text(in: opening))' is never closed", at: opening)
            }
            return error(
                "expected ',' or '\(closing)', found \(foundText)",
                at: found,
                labels: [.init(span: opening, text: "opened here")],
                help: isVariable(at: problem.offset) ? "inside brackets, put '${…}' in quotes" : nil
            )
        case "did not find expected key":
            return error(
                "expected the next key of the mapping, found \(foundText)",
                at: found,
                labels: [.init(span: opening, text: "the mapping begins here")],
                help: "all keys of a mapping stand in the same column"
            )
        case "did not find expected '-' indicator":
            return error(
                "expected the next '- ' of the list, found \(foundText)",
                at: found,
                labels: [.init(span: opening, text: "the list begins here")],
                help: "all items of a list stand in the same column"
            )
        case "did not find expected node content":
            return error("expected a value, found \(foundText)", at: isAtEnd ? opening : found)
        case "did not find expected <document start>":
            return error("expected the end of the document or '---', found \(foundText)", at: found)
        default:
            return nil
        }
    }

    /// Whether a `{` follows a `$`: plain text outside brackets, but not inside.
    private func isVariable(at offset: Int) -> Bool {
        offset > 0 && offset < file.bytes.count
            && file.bytes[offset - 1] == UInt8(ascii: "$") && file.bytes[offset] == UInt8(ascii: "{")
    }

    /// A word or sign that can't stand where it stands.
    private func word(_ problem: YAMLProblem) -> UnreadableInput? {
        let character = file.spanOfCharacter(at: problem.offset)
        let start = file.spanOfWord(at: problem.contextOffset)
        switch (problem.text, problem.context) {
        case ("could not find expected ':'", _):
            let line = file.span(ofLine: file.lineNumber(at: problem.contextOffset))
            return error("expected ':' and a value after this key", at: SourceSpan(problem.contextOffset, line.end))
        case ("mapping values are not allowed in this context", _):
            return error(
                "a ':' that can't stand here",
                at: character,
                help: "put a text that holds ': ' in quotes; a nested mapping begins on a line of its own, further in"
            )
        case ("block sequence entries are not allowed in this context", _):
            return error(
                "a list can't begin here",
                at: character,
                help: "put each '- ' on a line of its own; quote a text that begins with '- '"
            )
        case ("mapping keys are not allowed in this context", _):
            return error("a '? ' that can't stand here", at: character, help: "quote a text that begins with '? '")
        case ("found character that cannot start any token", _):
            return error(
                "a value can't begin with \(file.quotation(of: character))",
                at: character,
                help: "put the value in quotes"
            )
        case ("found unexpected ':'", _):
            return error("a ':' that can't stand here", at: character, help: "put the text in quotes")
        case (_, "while scanning an anchor"), (_, "while scanning an alias"):
            let sign = problem.context.hasExactSuffix("anchor") ? "&" : "*"
            return error(
                "'\(sign)' must be followed by a name of letters, digits, '-' and '_'",
                at: start,
                help: "quote a text that begins with '\(sign)'"
            )
        case ("found undefined tag handle", _), (_, "while scanning a tag"), (_, "while parsing a tag"):
            return error(
                "\(file.quotation(of: start)) is not a tag",
                at: start,
                help: "quote a text that begins with '!'"
            )
        case ("found incompatible YAML document", _), ("found duplicate %YAML directive", _),
            ("found duplicate %TAG directive", _):
            return error("\(problem.text); leave the '%' lines out", at: file.spanOfWord(at: problem.offset))
        case (_, let context) where context.containsExactly("directive"):
            return error("not a directive of YAML", at: start, help: "quote a text that begins with '%'")
        case ("found an indentation indicator equal to 0", _):
            return error("a block of text can't have the indentation 0", at: start)
        case (_, "while scanning a block scalar"):
            let sign = file.text(in: file.spanOfCharacter(at: problem.contextOffset))
            return error(
                "the text of a '\(sign)' block begins on the next line",
                at: file.spanOfWord(at: problem.offset)
            )
        default:
            return nil
        }
    }

    private func error(
        _ message: String,
        at span: SourceSpan,
        labels: [Diagnostic.Label] = [],
        help: String? = nil
    ) -> UnreadableInput {
        UnreadableInput(.syntax, message, in: file, at: span, labels: labels, help: help)
    }
}
