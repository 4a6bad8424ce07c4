import DiagnosticsCore
import ExactText

/// What is wrong with a text that is not JSON.
extension JSONReader {
    func missingValue() -> UnreadableInput {
        builder.innermostKind == nil ? error("a value is missing at the end of the text", at: end) : unclosedBracket()
    }

    func unclosedBracket() -> UnreadableInput {
        let start = builder.innermostStart ?? end
        let bracket = builder.innermostKind == .mapping ? "{" : "["
        return UnreadableInput(
            .syntax,
            "this '\(bracket)' is never closed",
            in: file,
            at: SourceSpan(start, min(start + 1, end)),
            labels: [.init(span: SourceSpan(end, end), text: "the text ends here")]
        )
    }

    func trailingText() -> UnreadableInput {
        error("more text after the end of the document; a JSON file holds one value", at: position)
    }

    func commaBeforeBracket(_ comma: Int) -> UnreadableInput {
        UnreadableInput(
            .syntax,
            "a comma before the closing bracket, which JSON does not allow",
            in: file,
            at: SourceSpan(comma, comma + 1),
            replacement: ""
        )
    }

    /// A bracket of the other kind than the one that is open.
    func strayBracket() -> UnreadableInput {
        let start = builder.innermostStart ?? position
        let open = builder.innermostKind == .mapping ? "{" : "["
        return UnreadableInput(
            .syntax,
            "this '\(bytes[position] == UInt8(ascii: "}") ? "}" : "]")' closes nothing: what is open is the '\(open)' of line \(file.location(at: start).line)",
            in: file,
            at: SourceSpan(position, position + 1),
            labels: [.init(span: SourceSpan(start, min(start + 1, end)), text: "open since here")]
        )
    }

    func missingComma(in kind: TreeBuilder.CollectionKind) -> UnreadableInput {
        let closing = kind == .mapping ? "}" : "]"
        return error("expected ',' or '\(closing)' after a value, found \(found(at: position))", at: position)
    }

    func missingKey() -> UnreadableInput {
        switch bytes[position] {
        case UInt8(ascii: "'"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
            error("a key must be in double quotes", at: position)
        default:
            error("expected a key in double quotes, found \(found(at: position))", at: position)
        }
    }

    func missingColon() -> UnreadableInput {
        error("expected ':' after the key, found \(found(at: position))", at: position)
    }

    func badLiteral(_ text: String) -> UnreadableInput {
        let span = SourceSpan(position, position + text.utf8.count)
        let meant = ["true": "true", "false": "false", "null": "null", "none": "null", "nil": "null"]
        if let value = meant[text.asciiLowercased] {
            return UnreadableInput(
                .syntax,
                "\(file.quotation(of: span)) is not a JSON value",
                in: file,
                at: span,
                replacement: value
            )
        }
        guard let first = text.utf8.first else { return error(missingLiteralMessage, at: position) }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            return UnreadableInput(
                .syntax,
                "\(file.quotation(of: span)) is not a number as JSON writes it",
                in: file,
                at: span,
                help: "no '+' in front, no leading zeros, digits on both sides of the point; quote it if it is a text"
            )
        default:
            return UnreadableInput(
                .syntax,
                "a text must be in double quotes",
                in: file,
                at: span,
                replacement: file.mayBePassword(span) ? nil : "\"\(text)\""
            )
        }
    }

    private var missingLiteralMessage: String {
        switch bytes[position] {
        case UInt8(ascii: "'"): "a text must be in double quotes, not in single ones"
        case UInt8(ascii: "/"), UInt8(ascii: "#"): "JSON has no comments"
        default: "expected a value, found \(found(at: position))"
        }
    }

    func badEscape(at index: Int, stringStart: Int) -> UnreadableInput {
        guard index + 1 < end else { return unclosedString(from: stringStart) }
        if bytes[index + 1] == UInt8(ascii: "u") {
            let digits = bytes[(index + 2)..<min(index + 6, end)].prefix { $0.hexadecimalValue != nil }
            let span = SourceSpan(index, index + 2 + digits.count)
            let message =
                digits.count == 4
                ? "half of a surrogate pair: characters beyond U+FFFF are written as two \\u escapes, high then low"
                : "\\u needs four hexadecimal digits"
            return UnreadableInput(.syntax, message, in: file, at: span)
        }
        let span = file.spanOfCharacter(at: index + 1)
        return UnreadableInput(
            .syntax,
            "\(file.quotation(of: SourceSpan(index, span.end))) is not an escape of JSON",
            in: file,
            at: SourceSpan(index, span.end),
            help: "write '\\\\' for a backslash"
        )
    }

    func controlCharacter(at index: Int, stringStart: Int) -> UnreadableInput {
        switch bytes[index] {
        case 0x0A, 0x0D:
            return unclosedString(from: stringStart)
        case let byte:
            let name =
                byte == 0x09
                ? "a tab"
                : "the control character U+00\(byte < 16 ? "0" : "")"
                    + String(byte, radix: 16, uppercase: true)
            let escape = byte == 0x09 ? "\\t" : "\\u00\(byte < 16 ? "0" : "")" + String(byte, radix: 16)
            return UnreadableInput(
                .syntax,
                "\(name) inside a string must be escaped",
                in: file,
                at: SourceSpan(index, index + 1),
                replacement: escape
            )
        }
    }

    func unclosedString(from start: Int) -> UnreadableInput {
        UnreadableInput(
            .syntax,
            "this string is not closed on its line",
            in: file,
            at: SourceSpan(start, start + 1),
            help: "add the closing '\"'; a line break inside a string is written \\n"
        )
    }

    private func error(_ message: String, at offset: Int) -> UnreadableInput {
        UnreadableInput(.syntax, message, in: file, at: file.spanOfCharacter(at: offset))
    }

    private func found(at offset: Int) -> String {
        offset < end ? file.quotation(of: file.spanOfCharacter(at: offset)) : "the end of the text"
    }
}
