import DiagnosticsCore
import Mustache

/// Expands the sections of a template through the Mustache library, with a mark for each value.
///
/// The library escapes for HTML and hides missing values, so it gets a rewritten template: every tag under a name of
/// its own, and marks for values. What comes back says which value stands where, however sections were repeated.
struct TemplateExpander {
    /// Values put into one text, all in all; bounds lists in lists.
    static let maximumHoles = 20_000

    private let template: Template
    private let values: [String: TemplateValue]
    /// For each mark, its hole, or the text of a raw value.
    private var marks: [Mark] = []

    private enum Mark {
        case hole(ExpandedTemplate.Hole)
        case raw([UInt8])
    }

    init(_ template: Template, values: [String: TemplateValue]) {
        self.template = template
        self.values = values
    }

    /// The template with its sections expanded; nil after reporting what went wrong.
    mutating func expand(into sink: inout DiagnosticSink) -> ExpandedTemplate? {
        let context = context(of: template.tags.indices, item: nil)
        guard marks.count <= Self.maximumHoles else {
            let position = Diagnostic.Position(file: template.file, span: template.file.span(ofLine: 1))
            let message = "the lists make more than \(Self.maximumHoles) values"
            sink.report(Diagnostic(.error, "limit-exceeded", message, at: position))
            return nil
        }
        return expanded(from: template.mustache.render(context))
    }

    // MARK: Rewriting

    /// The template with one character for each byte and a name of its own for each tag.
    ///
    /// The library reads grapheme clusters, in which a combining character would hide a brace. In this form every
    /// cluster is one byte, but for CR LF, which is a line break in both.
    static func rewritten(_ file: SourceFile, tags: [TemplateTag]) -> String {
        var bytes: [UInt8] = []
        var rest = 0
        var openSections: [Int] = []
        let source = file.bytes
        for (index, tag) in tags.enumerated() {
            bytes += source[rest..<tag.span.start]
            rest = tag.span.end
            let content: String
            switch tag.kind {
            case .value, .raw, .item: content = "&\(key(index))"
            case .section:
                openSections.append(index)
                content = "#\(key(index))"
            case .invertedSection:
                openSections.append(index)
                content = "^\(key(index))"
            case .sectionEnd: content = "/\(key(openSections.popLast() ?? index))"
            case .comment: content = "!"
            case .delimiters: content = file.text(in: tag.content)
            }
            bytes += tag.delimiters.open + Array(content.utf8) + tag.delimiters.close
        }
        bytes += source[rest...]
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    private static func key(_ tag: Int) -> String { "t\(tag)" }

    // MARK: Values

    /// What the library looks names up in: marks for values, `Bool` and lists of contexts for sections.
    private mutating func context(of tags: Range<Int>, item: String?) -> [String: Any] {
        var context: [String: Any] = [:]
        var index = tags.lowerBound
        while index < tags.upperBound, marks.count <= Self.maximumHoles {
            let tag = template.tags[index]
            let value = values[tag.name]
            index += 1
            switch tag.kind {
            case .value:
                if let value { context[Self.key(index - 1)] = mark(tag, value.content, value) }
            case .item:
                if let item { context[Self.key(index - 1)] = mark(tag, .text(item), value) }
            case .raw:
                guard case .text(let text) = value?.content else { continue }
                marks.append(.raw(Array(text.utf8)))
                context[Self.key(index - 1)] = Self.markText(marks.count - 1)
            case .section, .invertedSection:
                let body = index..<(tag.endIndex ?? index)
                let isSwitchedOn = value.map { Self.isSwitchedOn($0.content, type(of: tag.name)) } ?? false
                if tag.kind == .section, case .list(let items) = value?.content {
                    context[Self.key(index - 1)] = items.map { self.context(of: body, item: $0) }
                } else {
                    // The library evaluates the body in the context around it.
                    context[Self.key(index - 1)] = isSwitchedOn
                    if isSwitchedOn == (tag.kind == .section) {
                        context.merge(self.context(of: body, item: item)) { first, _ in first }
                    }
                }
                index = body.upperBound
            case .sectionEnd, .comment, .delimiters:
                break
            }
        }
        return context
    }

    private func type(of name: String) -> TemplateParameter.ValueType {
        template.parameters.first { $0.name == name }?.type ?? .string
    }

    private static func isSwitchedOn(_ content: TemplateValue.Content, _ type: TemplateParameter.ValueType) -> Bool {
        switch content {
        case .text(let text): type == .boolean ? text == "true" : !text.isEmpty
        case .list(let items): !items.isEmpty
        }
    }

    // MARK: Marks

    private mutating func mark(_ tag: TemplateTag, _ content: TemplateValue.Content, _ value: TemplateValue?) -> String
    {
        marks.append(
            .hole(
                ExpandedTemplate.Hole(
                    tag: tag.span,
                    name: tag.name,
                    type: tag.kind == .item ? .string : type(of: tag.name),
                    content: content,
                    position: value?.position
                )
            )
        )
        return Self.markText(marks.count - 1)
    }

    /// A mark is a number between NUL characters, which templates and values don't contain.
    private static func markText(_ mark: Int) -> String { "\0\(mark)\0" }

    private func expanded(from marked: String) -> ExpandedTemplate {
        var result = ExpandedTemplate()
        let bytes = marked.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let pieces = bytes.split(separator: 0, omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() {
            if index % 2 == 0 {
                result.bytes += piece
                continue
            }
            guard let mark = Int(String(decoding: piece, as: UTF8.self)), marks.indices.contains(mark) else { continue }
            switch marks[mark] {
            case .raw(let text):
                result.bytes += text
            case .hole(let hole):
                result.bytes.append(0)
                result.holes.append(hole)
            }
        }
        return result
    }
}
