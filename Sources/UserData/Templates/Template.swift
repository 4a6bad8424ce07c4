import Caching
public import DiagnosticsCore
import ExactText
import SourceTree

/// A payload with places for values, in Mustache syntax.
///
/// Values are escaped for where they stand, and a tag in a place where that can't be done for certain is an error.
/// Supported tags: `{{name}}`, `{{{name}}}` for a value as it is, sections `{{#name}}…{{/name}}` and
/// `{{^name}}…{{/name}}`, `{{.}}` for the item of a list, comments `{{! … }}` and other delimiters `{{=<% %>=}}`.
/// A comment at the very start, with a line break right behind `{{!`, is the front matter.
public struct Template: Sendable {
    /// The template's text.
    public let file: SourceFile
    /// What it is written in.
    public let language: TemplateLanguage
    /// What it does, one line; empty if it does not say.
    public let summary: String
    /// The values it takes: as its front matter states them, else every name it mentions, as required text.
    public let parameters: [TemplateParameter]
    let tags: [TemplateTag]
    /// What stands before each tag, and behind the last.
    let texts: [Range<Int>]
    /// The parameters by name.
    private let parametersByName: [ExactText: TemplateParameter]
    /// What was made of the template for values that it was rendered with, by what they make of its sections.
    let preparations = SharedCache<PreparedTemplate>(capacity: 64)

    /// The most bytes of a template, and of what is rendered from it.
    public static let maximumBytes = 1 << 20

    /// Parses a template; nil after reporting errors (`template-syntax`, `limit-exceeded`) at their places in it.
    public static func parse(
        _ file: SourceFile,
        language: TemplateLanguage,
        into sink: inout DiagnosticSink
    ) -> Template? {
        func error(_ rule: Rule, _ message: String, at span: SourceSpan) {
            sink.report(Diagnostic(.error, rule, message, at: Diagnostic.Position(file: file, span: span)))
        }
        guard file.bytes.count <= maximumBytes else {
            error(
                .limitExceeded,
                "a template may have \(maximumBytes) bytes, this has \(file.bytes.count)",
                at: SourceSpan(0, 0)
            )
            return nil
        }
        if let index = file.bytes.firstIndex(of: 0) {
            error(.templateSyntax, "a NUL byte can't be part of a template", at: SourceSpan(index, index + 1))
            return nil
        }
        guard String(validating: file.bytes, as: UTF8.self) != nil else {
            error(.templateSyntax, "the template is not UTF-8", at: SourceSpan(0, 0))
            return nil
        }
        guard let tags = TemplateTagScanner.scan(file, into: &sink) else { return nil }
        var found = DiagnosticSink()
        let frontMatter = TemplateFrontMatter.read(of: file, tags: tags, into: &found)
        let parameters = frontMatter?.parameters ?? implicitParameters(of: tags)
        check(tags, against: parameters, isDeclared: frontMatter != nil, in: file, into: &found)
        sink.report(contentsOf: found)
        if found.hasErrors { return nil }
        return Template(
            file: file,
            language: language,
            summary: frontMatter?.summary ?? "",
            parameters: parameters,
            tags: tags,
            texts: TemplateTexts.between(tags, in: file.bytes),
            parametersByName: Dictionary(parameters.map { (ExactText($0.name), $0) }) { first, _ in first }
        )
    }

    /// The parameter with exactly this name.
    func parameter(named name: String) -> TemplateParameter? { parametersByName[ExactText(name)] }

    /// What values a parameter takes.
    func type(of parameter: String) -> TemplateParameter.ValueType { self.parameter(named: parameter)?.type ?? .string }

    private static func implicitParameters(of tags: [TemplateTag]) -> [TemplateParameter] {
        var names: Set<ExactText> = []
        return tags.compactMap { tag in
            guard tag.kind == .value || tag.kind == .raw, names.insert(ExactText(tag.name)).inserted else { return nil }
            return TemplateParameter(name: tag.name, type: .string, defaultValue: nil, summary: "")
        }
    }

    /// The parameter that a wrong name was probably meant to be; looked for only among few and only a few times, since
    /// each look costs the names' lengths multiplied.
    static func nearest(
        to name: String, among parameters: [TemplateParameter], afterOthers count: Int
    ) -> String? {
        guard count < 20, parameters.count <= maximumListed else { return nil }
        return NearestName.find(name, among: parameters.map(\.name))
    }

    /// How many names a finding lists or looks through.
    static let maximumListed = 100

    /// Whether every tag has a parameter of a type that fits it, and every parameter a tag.
    private static func check(
        _ tags: [TemplateTag],
        against parameters: [TemplateParameter],
        isDeclared: Bool,
        in file: SourceFile,
        into sink: inout DiagnosticSink
    ) {
        let types = Dictionary(parameters.map { (ExactText($0.name), $0.type) }) { first, _ in first }
        var sectionEnds: [(end: Int, isList: Bool)] = []
        var unknownCount = 0
        func error(_ message: String, _ tag: TemplateTag, help: String? = nil, replacement: String? = nil) {
            let position = Diagnostic.Position(file: file, span: tag.span)
            sink.report(
                Diagnostic(.error, .templateSyntax, message, at: position, help: help, replacement: replacement)
            )
        }
        for (index, tag) in tags.enumerated() {
            while let last = sectionEnds.last, last.end <= index { sectionEnds.removeLast() }
            switch tag.kind {
            case .value, .raw, .section, .invertedSection:
                guard let type = types[ExactText(tag.name)] else {
                    let nearest = nearest(to: tag.name, among: parameters, afterOthers: unknownCount)
                    unknownCount += 1
                    let message =
                        isDeclared
                        ? "'\(tag.name)' is not a parameter in the front matter"
                        : "the section '\(tag.name)' needs its parameter in the front matter, which says what it is"
                    error(message, tag, help: nearest.map { "did you mean '\($0)'?" })
                    continue
                }
                if let end = tag.endIndex, tag.kind == .section { sectionEnds.append((end, type == .list)) }
                if tag.endIndex != nil, type == .integer { error("a number can't switch a section", tag) }
                if tag.kind == .raw, type == .list { error("a list has no raw form", tag) }
            case .item where !sectionEnds.contains { $0.isList }:
                error("'.' stands for the item of a list, but no section around it is one", tag)
            case .item, .sectionEnd, .comment, .delimiters:
                break
            }
        }
    }
}
