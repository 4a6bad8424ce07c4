import DiagnosticsCore
import ExactText

/// Finds the Mustache tags of a template, with their places, and refuses what the renderer does not offer.
struct TemplateTagScanner {
    /// Sections within sections; also bounds the recursion of ``TemplateExpander``.
    static let maximumNesting = 16

    private let file: SourceFile
    private let bytes: [UInt8]
    private var index = 0
    private var delimiters = TemplateDelimiters()
    private var tags: [TemplateTag] = []
    private var openSections: [Int] = []
    /// How many of the open sections are not inverted.
    private var openListCount = 0

    private init(_ file: SourceFile) {
        self.file = file
        bytes = file.bytes
    }

    /// All tags in order, every section closed; nil after reporting what is wrong.
    static func scan(_ file: SourceFile, into sink: inout DiagnosticSink) -> [TemplateTag]? {
        var scanner = TemplateTagScanner(file)
        var found: [Diagnostic] = []
        while let tag = scanner.next(into: &found) { scanner.append(tag, into: &found) }
        for section in scanner.openSections {
            let tag = scanner.tags[section]
            found.append(scanner.error("section '\(tag.name)' is not closed", tag.span, help: "add '{{/\(tag.name)}}'"))
        }
        sink.report(contentsOf: found)
        return found.isEmpty ? scanner.tags : nil
    }

    /// The next tag that is well-formed; others are reported and skipped.
    private mutating func next(into found: inout [Diagnostic]) -> TemplateTag? {
        while index < bytes.count {
            guard bytes[index...].starts(with: delimiters.open) else {
                index += 1
                continue
            }
            let start = index
            let isTriple = delimiters == TemplateDelimiters() && start + 2 < bytes.count && bytes[start + 2] == 0x7B
            let close = isTriple ? Array("}}}".utf8) : delimiters.close
            let contentStart = start + (isTriple ? 3 : delimiters.open.count)
            guard let contentEnd = bytes[contentStart...].firstIndex(ofSequence: close) else {
                let span = SourceSpan(start, contentStart)
                found.append(error("this tag is not closed", span, help: "close it, or \(Self.literalHelp)"))
                index = bytes.count
                return nil
            }
            index = contentEnd + close.count
            let span = SourceSpan(start, index)
            let content = SourceSpan(contentStart, contentEnd)
            if let tag = isTriple ? rawTag(content, span, into: &found) : tag(content, span, into: &found) {
                return tag
            }
        }
        return nil
    }

    private func rawTag(_ content: SourceSpan, _ span: SourceSpan, into found: inout [Diagnostic]) -> TemplateTag? {
        name(in: content, span, into: &found).map { tag(.raw, $0, span, content) }
    }

    private mutating func tag(
        _ content: SourceSpan,
        _ span: SourceSpan,
        into found: inout [Diagnostic]
    ) -> TemplateTag? {
        let inner = SourceSpan(content.start + 1, content.end)
        switch bytes[content.start..<content.end].first {
        case UInt8(ascii: "#"):
            return name(in: inner, span, into: &found).map { tag(.section, $0, span, content) }
        case UInt8(ascii: "^"):
            return name(in: inner, span, into: &found).map { tag(.invertedSection, $0, span, content) }
        case UInt8(ascii: "/"):
            return name(in: inner, span, into: &found).map { tag(.sectionEnd, $0, span, content) }
        case UInt8(ascii: "!"):
            return tag(.comment, "", span, content)
        case UInt8(ascii: "="):
            return delimiterTag(content, span, into: &found)
        case UInt8(ascii: "&"):
            found.append(error("'&' tags are not supported", span, help: "write '{{{name}}}' for a value as it is"))
            return nil
        case UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "%"):
            found.append(
                error("partials, blocks and pragmas are not supported: a template is one file", span)
            )
            return nil
        default:
            if Self.trimmed(file.bytes(in: content)).elementsEqual(".".utf8) { return tag(.item, "", span, content) }
            return name(in: content, span, into: &found).map { tag(.value, $0, span, content) }
        }
    }

    private func tag(_ kind: TemplateTag.Kind, _ name: String, _ span: SourceSpan, _ content: SourceSpan) -> TemplateTag
    {
        TemplateTag(kind: kind, name: name, span: span, content: content, delimiters: delimiters)
    }

    private mutating func delimiterTag(
        _ content: SourceSpan,
        _ span: SourceSpan,
        into found: inout [Diagnostic]
    ) -> TemplateTag? {
        let punctuation = Set("{}<>%[]()|@~".utf8)
        let words = file.bytes(in: content).dropFirst().dropLast().split { Self.isBlank($0) }.map { Array($0) }
        let isWellFormed =
            content.end - content.start >= 2 && bytes[content.end - 1] == UInt8(ascii: "=") && words.count == 2
            && words.allSatisfy { (2...4).contains($0.count) && $0.allSatisfy(punctuation.contains) }
        guard isWellFormed else {
            let message = "new delimiters are two words of 2 to 4 characters out of { } < > % [ ] ( ) | @ ~"
            found.append(error(message, span, help: "write '{{=<% %>=}}'"))
            return nil
        }
        guard openSections.isEmpty else {
            found.append(error("delimiters can't change inside a section", span))
            return nil
        }
        let result = tag(.delimiters, "", span, content)
        delimiters = TemplateDelimiters(open: words[0], close: words[1])
        return result
    }

    private func name(in span: SourceSpan, _ tag: SourceSpan, into found: inout [Diagnostic]) -> String? {
        let name = Self.trimmed(file.bytes(in: span))
        if Self.isName(name) { return String(decoding: name, as: UTF8.self) }
        found.append(
            error(
                name.isEmpty
                    ? "this tag has no name" : "a name is made of letters, digits, '_' and '-', a letter first",
                tag,
                help: Self.literalHelp
            )
        )
        return nil
    }

    private mutating func append(_ tag: TemplateTag, into found: inout [Diagnostic]) {
        switch tag.kind {
        case .section, .invertedSection:
            if openSections.count >= Self.maximumNesting {
                found.append(error("sections nest deeper than \(Self.maximumNesting)", tag.span))
            }
            openSections.append(tags.count)
            if tag.kind == .section { openListCount += 1 }
        case .sectionEnd:
            guard let open = openSections.popLast() else {
                found.append(error("'\(tag.name)' is closed, but was not opened", tag.span))
                return
            }
            if tags[open].name != tag.name {
                found.append(
                    error(
                        "this closes '\(tag.name)', but the open section is '\(tags[open].name)'",
                        tag.span,
                        labels: [Diagnostic.Label(span: tags[open].span, text: "opened here")]
                    )
                )
            }
            tags[open].endIndex = tags.count
            if tags[open].kind == .section { openListCount -= 1 }
        case .item where openListCount == 0:
            found.append(error("'.' stands for the item of a list, so only inside its section", tag.span))
        case .value, .raw, .item, .comment, .delimiters:
            break
        }
        tags.append(tag)
    }

    private func error(
        _ message: String,
        _ span: SourceSpan,
        labels: [Diagnostic.Label] = [],
        help: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            .error,
            .templateSyntax,
            message,
            at: Diagnostic.Position(file: file, span: span),
            labels: labels,
            help: help
        )
    }

    private static let literalHelp = "for a '{{' of the text's own, change the delimiters before it: {{=<% %>=}}"

    static func isName(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, first.isASCIILetter, bytes.count <= 64 else { return false }
        return bytes.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop(while: isBlank)
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return bytes
    }

    private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
