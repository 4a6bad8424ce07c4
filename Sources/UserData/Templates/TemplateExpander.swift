import DiagnosticsCore
import ExactText

/// Expands the sections of a template: what is left are texts and holes for values.
///
/// Every section is a slice of the template's tags, so expanding takes time in proportion to what comes out; all that
/// can grow is counted against a limit. Mustache libraries would do it too, but those for Swift read a template in
/// quadratic time and know no limit.
struct TemplateExpander {
    /// Values put into one text, all in all; bounds lists in lists.
    static let maximumHoles = 20_000
    /// Tags met on the way, all in all; bounds lists in lists that hold no value.
    static let maximumSteps = 1 << 20

    private let template: Template
    private let values: [ExactText: TemplateValue]
    private var result = ExpandedTemplate()
    private var steps = 0
    /// What grew too large, one line.
    private var excess: String?

    init(_ template: Template, values: [ExactText: TemplateValue]) {
        self.template = template
        self.values = values
    }

    /// The shape that values give a template; nil where raw values are part of the text, so that no other values make
    /// the same one.
    static func shape(of template: Template, values: [ExactText: TemplateValue]) -> TemplateShape? {
        var repetitions: [Int] = []
        for tag in template.tags {
            switch tag.kind {
            case .raw: return nil
            case .section, .invertedSection:
                repetitions.append(Self.repetitions(of: tag.name, in: template, values: values))
            case .value, .item, .sectionEnd, .comment, .delimiters: break
            }
        }
        return TemplateShape(repetitions: repetitions)
    }

    /// How often the section of a parameter stands in the text.
    private static func repetitions(
        of name: String, in template: Template, values: [ExactText: TemplateValue]
    ) -> Int {
        switch values[ExactText(name)]?.content {
        case .text(let text): (template.type(of: name) == .boolean ? text.isExactly("true") : !text.isEmpty) ? 1 : 0
        case .list(let items): items.count
        case nil: 0
        }
    }

    /// The template with its sections expanded; nil after reporting what went wrong (`limit-exceeded`).
    mutating func expand(into sink: inout DiagnosticSink) -> ExpandedTemplate? {
        expand(template.tags.indices, in: nil)
        if let last = template.texts.last { appendText(last) }
        guard let excess else { return result }
        let position = Diagnostic.Position(file: template.file, span: template.file.span(ofLine: 1))
        sink.report(Diagnostic(.error, "limit-exceeded", excess, at: position))
        return nil
    }

    /// The item that a list's section is expanded for.
    private struct ListItem {
        let name: String
        let index: Int
    }

    /// Appends what a range of tags makes, each with the text before it. Recursion is bounded by the nesting of
    /// sections, `TemplateTagScanner.maximumNesting`.
    private mutating func expand(_ tags: Range<Int>, in list: ListItem?) {
        var index = tags.lowerBound
        while index < tags.upperBound, excess == nil {
            let tag = template.tags[index]
            appendText(template.texts[index])
            index += 1
            steps += 1
            if steps > Self.maximumSteps { excess = "the sections make more than \(Self.maximumSteps) steps" }
            switch tag.kind {
            case .value:
                appendHole(tag, tag.name, type: template.type(of: tag.name), item: nil)
            case .item:
                if let list { appendHole(tag, list.name, type: .string, item: list.index) }
            case .raw:
                guard case .text(let text) = values[ExactText(tag.name)]?.content else { continue }
                result.bytes += text.utf8
            case .section, .invertedSection:
                guard let end = tag.endIndex else { continue }
                let count = Self.repetitions(of: tag.name, in: template, values: values)
                if tag.kind == .invertedSection {
                    if count == 0 { expandBody(index..<end, in: list) }
                } else {
                    let isList = template.type(of: tag.name) == .list
                    for item in 0..<count where excess == nil {
                        expandBody(index..<end, in: isList ? ListItem(name: tag.name, index: item) : list)
                    }
                }
                index = end + 1
            case .sectionEnd, .comment, .delimiters:
                break
            }
        }
    }

    /// A section's body: its tags, and the text before its end.
    private mutating func expandBody(_ tags: Range<Int>, in list: ListItem?) {
        expand(tags, in: list)
        if template.texts.indices.contains(tags.upperBound) { appendText(template.texts[tags.upperBound]) }
    }

    private mutating func appendText(_ span: Range<Int>) {
        result.bytes += template.file.bytes[span]
        if result.bytes.count > Template.maximumBytes {
            excess = "the sections make more than \(Template.maximumBytes) bytes"
        }
    }

    private mutating func appendHole(
        _ tag: TemplateTag, _ name: String, type: TemplateParameter.ValueType, item: Int?
    ) {
        if result.holes.count >= Self.maximumHoles { excess = "the lists make more than \(Self.maximumHoles) values" }
        result.bytes.append(0)
        result.holes.append(ExpandedTemplate.Hole(tag: tag.span, name: name, type: type, item: item))
    }
}
