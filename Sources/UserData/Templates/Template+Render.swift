import Caching
public import DiagnosticsCore
import ExactText
import SourceTree

extension Template {
    /// Puts values into the template; nil after reporting errors.
    ///
    /// - Parameters:
    ///   - values: In the order given. Several for one list parameter are joined, so that a command line can name it
    ///     again and again.
    ///   - use: Where the template is named, for findings about values that are missing; else they point at the tag.
    ///
    /// Reported: `template-value` for a missing, unknown or unsuitable value, `template-context` for a tag where a
    /// value can't be escaped, `template-syntax` if the result can't be read.
    public func render(
        _ values: [TemplateValue],
        usedAt use: Diagnostic.Position? = nil,
        into sink: inout DiagnosticSink
    ) -> [UInt8]? {
        var found = DiagnosticSink()
        defer { sink.report(contentsOf: found) }
        let resolved = resolve(values, usedAt: use, into: &found)
        if found.hasErrors { return nil }
        guard let prepared = prepared(for: resolved, into: &found) else { return nil }
        let contents = prepared.text.holes.map { content(of: $0, in: resolved) }
        guard let fillings = fillings(of: prepared, with: contents, from: resolved, into: &found) else { return nil }
        let rendered = prepared.text.filled(with: fillings)
        guard rendered.count <= Self.maximumBytes else {
            report(
                .limitExceeded,
                "the rendered template has \(rendered.count) bytes, more than \(Self.maximumBytes)",
                into: &found
            )
            return nil
        }
        guard prepared.filler.isFaithful(rendered, to: contents) else {
            report(.templateContext, "a value would change the structure of the document", into: &found)
            return nil
        }
        return rendered
    }

    /// The template as values make it, before they are put in; nil after reporting errors.
    private func prepared(for values: [ExactText: TemplateValue], into sink: inout DiagnosticSink) -> PreparedTemplate?
    {
        func prepare() throws(UnreadableInput) -> PreparedTemplate? {
            var expander = TemplateExpander(self, values: values)
            guard let expanded = expander.expand(into: &sink) else { return nil }
            return try PreparedTemplate(expanded, language: language)
        }
        do {
            guard let shape = TemplateExpander.shape(of: self, values: values) else { return try prepare() }
            return try preparations.value(forKey: shape.key, make: prepare)
        } catch {
            reportUnreadable(error.diagnostic, into: &sink)
            return nil
        }
    }

    private func content(
        of hole: ExpandedTemplate.Hole, in values: [ExactText: TemplateValue]
    ) -> TemplateValue.Content {
        let content = values[ExactText(hole.name)]?.content ?? .text("")
        guard let item = hole.item, case .list(let items) = content else { return content }
        return .text(items.indices.contains(item) ? items[item] : "")
    }

    // MARK: - Values

    private func resolve(
        _ values: [TemplateValue],
        usedAt use: Diagnostic.Position?,
        into sink: inout DiagnosticSink
    ) -> [ExactText: TemplateValue] {
        var resolved: [ExactText: TemplateValue] = [:]
        var unknownCount = 0
        for value in values {
            guard let parameter = parameter(named: value.name) else {
                reportUnknown(value, afterOthers: unknownCount, into: &sink)
                unknownCount += 1
                continue
            }
            guard let typed = typed(value, as: parameter, after: resolved[ExactText(value.name)], into: &sink) else {
                continue
            }
            resolved[ExactText(value.name)] = typed
        }
        let given = Set(values.map { ExactText($0.name) })
        let missing = parameters.filter { !given.contains(ExactText($0.name)) }
        for parameter in missing {
            guard let content = parameter.defaultValue else { continue }
            resolved[ExactText(parameter.name)] = TemplateValue(name: parameter.name, content: content)
        }
        reportMissing(missing.filter { $0.defaultValue == nil }, usedAt: use, into: &sink)
        return resolved
    }

    private func typed(
        _ value: TemplateValue,
        as parameter: TemplateParameter,
        after earlier: TemplateValue?,
        into sink: inout DiagnosticSink
    ) -> TemplateValue? {
        var content = value.content
        if parameter.type == .list, case .text(let text) = content { content = .list([text]) }
        if let earlier {
            guard case .list(let before) = earlier.content, case .list(let items) = content else {
                sink.report(
                    Diagnostic(.error, .templateValue, "'\(value.name)' has a value already", at: value.namePosition)
                )
                return nil
            }
            content = .list(before + items)
        }
        if let fault = fault(of: content, as: parameter) {
            sink.report(
                Diagnostic(.error, .templateValue, "the value of '\(value.name)' \(fault)", at: value.position)
            )
            return nil
        }
        return TemplateValue(
            name: value.name,
            content: content,
            namePosition: value.namePosition,
            position: value.position
        )
    }

    private func fault(of content: TemplateValue.Content, as parameter: TemplateParameter) -> String? {
        let texts =
            switch content {
            case .text(let text): [text]
            case .list(let items): items
            }
        if texts.contains(where: { $0.utf8.contains(0) }) { return "holds a NUL character, which no script can" }
        return parameter.type.fault(of: content)
    }

    private func reportUnknown(_ value: TemplateValue, afterOthers count: Int, into sink: inout DiagnosticSink) {
        let names = parameters.prefix(Self.maximumListed).map(\.name)
        let more = parameters.count > names.count ? " and \(parameters.count - names.count) more" : ""
        sink.report(
            Diagnostic(
                .error,
                .templateValue,
                "the template '\(file.name)' has no parameter '\(value.name)'",
                at: value.namePosition,
                notes: [names.isEmpty ? "it takes no values" : "it takes \(names.joined(separator: ", "))\(more)"],
                replacement: Self.nearest(to: value.name, among: parameters, afterOthers: count)
            )
        )
    }

    private func reportMissing(
        _ parameters: [TemplateParameter],
        usedAt use: Diagnostic.Position?,
        into sink: inout DiagnosticSink
    ) {
        guard !parameters.isEmpty else { return }
        let firstTags = Dictionary(tags.map { (ExactText($0.name), $0) }) { first, _ in first }
        for parameter in parameters {
            reportMissing(parameter, usedIn: firstTags[ExactText(parameter.name)], usedAt: use, into: &sink)
        }
    }

    private func reportMissing(
        _ parameter: TemplateParameter,
        usedIn tag: TemplateTag?,
        usedAt use: Diagnostic.Position?,
        into sink: inout DiagnosticSink
    ) {
        let tagPosition = tag.map { Diagnostic.Position(file: file, span: $0.span) }
        var notes = parameter.summary.isEmpty ? [] : ["\(parameter.name): \(parameter.summary)"]
        if use != nil, let tag {
            notes.append("it is used in \(file.name), line \(file.location(at: tag.span.start).line)")
        }
        sink.report(
            Diagnostic(
                .error,
                .templateValue,
                "the template '\(file.name)' needs a value for '\(parameter.name)'",
                at: use ?? tagPosition,
                notes: notes
            )
        )
    }

    // MARK: - Contexts

    private func fillings(
        of prepared: PreparedTemplate,
        with contents: [TemplateValue.Content],
        from values: [ExactText: TemplateValue],
        into sink: inout DiagnosticSink
    ) -> [[UInt8]]? {
        var texts: [[UInt8]] = []
        var reported: Set<SourceSpan> = []
        for (index, (hole, content)) in zip(prepared.text.holes, contents).enumerated() {
            switch prepared.filler.filling(of: index, hole, with: content) {
            case .text(let text):
                texts.append(text)
            case .misplaced(let reason, let help):
                // In a list's section every item would say the same.
                guard reported.insert(hole.tag).inserted else { continue }
                let position = Diagnostic.Position(file: file, span: hole.tag)
                sink.report(Diagnostic(.error, .templateContext, reason, at: position, help: help))
            case .unfit(let reason):
                let position = values[ExactText(hole.name)]?.position ?? Diagnostic.Position(file: file, span: hole.tag)
                let message = "the value of '\(hole.name)' does not fit: \(reason)"
                sink.report(Diagnostic(.error, .templateValue, message, at: position))
            }
        }
        return texts.count == contents.count ? texts : nil
    }

    private func reportUnreadable(_ finding: Diagnostic, into sink: inout DiagnosticSink) {
        var notes: [String] = []
        if let position = finding.position {
            let location = position.file.location(at: position.span.start)
            let line = position.file.text(in: position.file.span(ofLine: location.line))
            notes = ["line \(location.line) of the rendered text: \(line)"]
        }
        report(
            .templateSyntax,
            "the rendered template is not \(language.name): \(finding.message)",
            notes,
            into: &sink
        )
    }

    private func report(
        _ rule: Rule,
        _ message: String,
        _ notes: [String] = [],
        into sink: inout DiagnosticSink
    ) {
        let position = Diagnostic.Position(file: file, span: file.span(ofLine: 1))
        sink.report(Diagnostic(.error, rule, message, at: position, notes: notes))
    }
}

extension TemplateLanguage {
    /// The language's own spelling of its name.
    var name: String {
        switch self {
        case .shell: "shell"
        case .yaml: "YAML"
        case .json: "JSON"
        case .powershell: "PowerShell"
        }
    }
}
