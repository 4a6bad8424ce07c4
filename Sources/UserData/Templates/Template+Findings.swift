public import DiagnosticsCore
import ExactText

extension Template {
    /// Findings about a template's own text, at their places in it: those of the rules on payloads that can be found
    /// before values are put in, and in shell templates values that are used without quotes.
    public func findings() -> [Diagnostic] {
        let body = bodyWithHoles
        let general = HeaderRule.findings(in: body.bytes) + SecretRule.findings(in: body.bytes)
        let shell = language == .shell ? ShellRule.findings(in: body.bytes) + quotingFindings(in: body.bytes) : []
        return (general + shell).sorted { $0.span.start < $1.span.start }.map { finding in
            let span = SourceSpan(finding.span.start + body.offset, finding.span.end + body.offset)
            return finding.diagnostic(at: Diagnostic.Position(file: file, span: span), withReplacement: true)
        }
    }

    /// The template behind its front matter, every byte where it was: tags for values become a hole and letters, other
    /// tags blanks.
    private var bodyWithHoles: (bytes: [UInt8], offset: Int) {
        var bytes = file.bytes
        for tag in tags {
            let isValue = Self.isValue(tag)
            for index in tag.span.start..<tag.span.end where isValue || bytes[index] != 0x0A {
                bytes[index] = isValue ? UInt8(ascii: "x") : 0x20
            }
            if isValue { bytes[tag.span.start] = 0 }
        }
        guard let first = tags.first, first.kind == .comment, first.span.start == 0 else { return (bytes, 0) }
        let isAtLineEnd = first.span.end < bytes.count && bytes[first.span.end] == 0x0A
        let offset = first.span.end + (isAtLineEnd ? 1 : 0)
        return (Array(bytes[offset...]), offset)
    }

    private static func isValue(_ tag: TemplateTag) -> Bool {
        tag.kind == .value || tag.kind == .raw || tag.kind == .item
    }

    private func quotingFindings(in body: [UInt8]) -> [PayloadFinding] {
        let scan = ShellScanner.scan(body)
        let holes = body.indices.filter { body[$0] == 0 }
        let valueTags = tags.filter(Self.isValue)
        var findings: [PayloadFinding] = []
        var variables: Set<ExactText> = []
        for ((start, context), tag) in zip(zip(holes, scan.holes), valueTags) {
            if tag.kind == .raw, case .bareWord = context {
                let span = SourceSpan(start, start + tag.span.end - tag.span.start)
                let message =
                    "'\(tag.name)' is inserted as it is, outside quotes: it may become several words, or commands"
                findings.append(PayloadFinding(.userDataShell, message, span, help: "write {{\(tag.name)}}"))
            }
            let name = body[..<start].reversed().drop { "=\"'".utf8.contains($0) }.prefix(
                while: ShellScanner.isNameByte
            )
            let isAssignment = body[..<start].reversed().prefix { "=\"'".utf8.contains($0) }.contains(UInt8(ascii: "="))
            if isAssignment { variables.insert(ExactText(String(decoding: name.reversed(), as: UTF8.self))) }
        }
        let words = Self.words(around: scan.expansions, in: scan)
        for (expansion, word) in zip(scan.expansions, words)
        where variables.contains(ExactText(expansion.name)) && Self.isSplit(expansion, in: word, of: scan) {
            findings.append(
                PayloadFinding(
                    .userDataShell,
                    "'\(expansion.name)' holds a value and is used without quotes: blanks split it, '*' matches files",
                    expansion.span,
                    help: "write \"$\(expansion.name)\""
                )
            )
        }
        return findings
    }

    /// A word with expansions.
    private struct Word {
        /// Its place among the tokens.
        let index: Int
        /// Where the `=` stands that makes it an assignment.
        let equals: Int?
    }

    /// For each expansion the innermost word around it.
    private static func words(around expansions: [ShellScanner.Expansion], in scan: ShellScanner) -> [Word?] {
        var words = [Word?](repeating: nil, count: expansions.count)
        // Those that have ended, and whose word has not. Words come in the order of their ends, inner ones first.
        var open: [Int] = []
        var next = 0
        for (index, token) in scan.tokens.enumerated() where !token.isOperator {
            while next < expansions.count, expansions[next].span.end <= token.span.end {
                open.append(next)
                next += 1
            }
            let count = open.reversed().prefix { expansions[$0].span.start >= token.span.start }.count
            if count == 0 { continue }
            let nameEnd = scan.bytes[token.span.start..<token.span.end].firstIndex { !ShellScanner.isNameByte($0) }
            let equals = nameEnd.flatMap { scan.bytes[$0] == UInt8(ascii: "=") ? $0 : nil }
            for expansion in open.suffix(count) { words[expansion] = Word(index: index, equals: equals) }
            open.removeLast(count)
        }
        return words
    }

    /// Whether the shell splits an expansion: not in assignments, and not behind `case`.
    private static func isSplit(_ expansion: ShellScanner.Expansion, in word: Word?, of scan: ShellScanner) -> Bool {
        guard let word else { return true }
        let isAssigned = word.equals.map { $0 < expansion.span.start } ?? false
        guard word.index > 0 else { return !isAssigned }
        let before = scan.tokens[word.index - 1]
        if before.isOperator { return !isAssigned }
        return !scan.bytes[before.span.start..<before.span.end].elementsEqual("case".utf8)
    }
}
