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

    /// The shape that values give a template; nil where raw values are part of the text, so that no other values make
    /// the same one.
    static func shape(of template: Template, values: [String: TemplateValue]) -> TemplateShape? {
        var repetitions: [Int] = []
        for tag in template.tags {
            switch tag.kind {
            case .raw: return nil
            case .section, .invertedSection:
                let content = values[tag.name]?.content
                if case .list(let items) = content {
                    repetitions.append(items.count)
                } else {
                    let isOn = content.map { isSwitchedOn($0, template.type(of: tag.name)) } ?? false
                    repetitions.append(isOn ? 1 : 0)
                }
            case .value, .item, .sectionEnd, .comment, .delimiters: break
            }
        }
        return TemplateShape(repetitions: repetitions)
    }

    /// The template with its sections expanded; nil after reporting what went wrong.
    mutating func expand(into sink: inout DiagnosticSink) -> ExpandedTemplate? {
        let context = context(of: template.tags.indices, in: nil)
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
    private mutating func context(of tags: Range<Int>, in list: ListItem?) -> [String: Any] {
        var context: [String: Any] = [:]
        var index = tags.lowerBound
        while index < tags.upperBound, marks.count <= Self.maximumHoles {
            let tag = template.tags[index]
            let content = values[tag.name]?.content
            index += 1
            switch tag.kind {
            case .value:
                if content != nil { context[Self.key(index - 1)] = mark(tag, tag.name, item: nil) }
            case .item:
                if let list { context[Self.key(index - 1)] = mark(tag, list.name, item: list.index) }
            case .raw:
                guard case .text(let text) = content else { continue }
                marks.append(.raw(Array(text.utf8)))
                context[Self.key(index - 1)] = Self.markText(marks.count - 1)
            case .section, .invertedSection:
                let body = index..<(tag.endIndex ?? index)
                let isSwitchedOn = content.map { Self.isSwitchedOn($0, template.type(of: tag.name)) } ?? false
                if tag.kind == .section, case .list(let items) = content {
                    context[Self.key(index - 1)] = items.indices.map {
                        self.context(of: body, in: ListItem(name: tag.name, index: $0))
                    }
                } else {
                    // The library evaluates the body in the context around it.
                    context[Self.key(index - 1)] = isSwitchedOn
                    if isSwitchedOn == (tag.kind == .section) {
                        context.merge(self.context(of: body, in: list)) { first, _ in first }
                    }
                }
                index = body.upperBound
            case .sectionEnd, .comment, .delimiters:
                break
            }
        }
        return context
    }

    /// The item that a list's section is expanded for.
    private struct ListItem {
        let name: String
        let index: Int
    }

    private static func isSwitchedOn(_ content: TemplateValue.Content, _ type: TemplateParameter.ValueType) -> Bool {
        switch content {
        case .text(let text): type == .boolean ? text == "true" : !text.isEmpty
        case .list(let items): !items.isEmpty
        }
    }

    // MARK: Marks

    private mutating func mark(_ tag: TemplateTag, _ name: String, item: Int?) -> String {
        let type = item == nil ? template.type(of: name) : .string
        marks.append(.hole(ExpandedTemplate.Hole(tag: tag.span, name: name, type: type, item: item)))
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
