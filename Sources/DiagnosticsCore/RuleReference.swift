extension RuleCatalogue {
    /// The rules as a page for people, in Markdown: `docs/rules.md`.
    ///
    /// - Parameter command: How the page is written.
    public func page(writtenBy command: String) -> String {
        var lines = [
            "# Rules", "",
            "Every finding names the rule it comes from. `ecsc explain RULE` prints one of these in a terminal.", "",
            "A comment `# ecsc:allow RULE reason` on the line above silences the warnings and notes of a rule there; "
                + "errors can't be silenced. `--strict` makes warnings fail a run.",
            "",
            "Examples of settings stand under `spec`, in a spec that is right but for them.",
            "", "<!-- Written by: \(command) -->", "", "| rule | severity | what it checks |", "|---|---|---|",
        ]
        let rules = rules.sorted { $0.id < $1.id }
        lines += rules.map { "| [\($0.id)](#\($0.id)) | \($0.severityText) | \($0.checks.markdown) |" }
        for rule in rules { lines += rule.section }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The rules as `explain rules --format json` prints them.
    public var json: JSONText { .list(rules.map(\.json)) }
}

extension Rule {
    /// The rule as a terminal shows it, with a final line break.
    public var text: String {
        var text = """
            \(id) (\(severityText))

              checks:  \(checks)
              why:     \(reason)
              remedy:  \(remedy)
              source:  \(source)

            """
        if !serviceErrors.isEmpty { text += "  spares:  \(serviceErrors.joined(separator: ", "))\n" }
        for block in example.blocks {
            text += "\n  \(block.title):\n"
            for line in block.lines { text += line.isEmpty ? "\n" : "    \(line)\n" }
        }
        return text
    }

    /// `{"id","severities":[],"checks","reason","remedy","source","asOf","wrong":{},"right":{}}`, the examples with the
    /// command and the whole files that it reads.
    public var json: JSONText {
        .object([
            ("id", .string(id)), ("severities", .list(severities.map { .string($0.rawValue) })),
            ("checks", .string(checks)), ("reason", .string(reason)), ("remedy", .string(remedy)),
            ("source", .string(source.text)), ("asOf", source.asOf.map(JSONText.string) ?? .null),
            ("serviceErrors", .list(serviceErrors.map(JSONText.string))), ("wrong", example.json(of: example.wrong)),
            ("right", example.json(of: example.right)),
        ])
    }

    fileprivate var severityText: String { severities.map(\.rawValue).joined(separator: " or ") }

    fileprivate var section: [String] {
        var lines = [
            "", "## \(id)", "", "*\(severityText)*. \(checks.markdown)", "", reason.markdown, "",
            "**Remedy:** \(remedy.markdown)", "", "Source: \(source.description.markdown)",
        ]
        if !serviceErrors.isEmpty {
            let codes = serviceErrors.map { "`\($0)`" }.joined(separator: ", ")
            lines += ["", "Spares a request that the service would answer with \(codes)."]
        }
        for block in example.blocks {
            lines += ["", "\(block.title.markdown):", "", "```\(block.language)"] + block.lines + ["```"]
        }
        return lines
    }
}

extension RuleExample {
    /// A part of the example to show.
    fileprivate struct Block {
        let title: String
        let language: String
        let lines: [String]

        init(_ title: String, _ language: String, _ text: String) {
            self.title = title
            self.language = language
            lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" }.map(String.init)
        }
    }

    /// The wrong text, the right one, and what stands beside them.
    fileprivate var blocks: [Block] {
        let language = Self.language(of: name ?? "")
        let place =
            switch part {
            case .settings: ""
            case .file: name.map { ", in \($0)" } ?? ""
            case .command: ", as a command"
            }
        return [Block("wrong\(place)", language, wrong), Block("right", language, right)]
            + files.map { Block("beside it, \($0.name)", Self.language(of: $0.name), String($0.text.dropLast())) }
    }

    private static func language(of name: String) -> String {
        let endings = [".json": "json", ".yaml": "yaml", ".mustache": "mustache"]
        return endings.first { name.hasSuffix($0.key) }?.value ?? "sh"
    }

    /// `{"command","files":{name: text}}`, the command null for what is compiled in.
    fileprivate func json(of text: String) -> JSONText {
        let (files, command) = whole(text)
        return .object([
            ("command", command.map(JSONText.string) ?? .null),
            ("files", .object(files.map { ($0.name, .string($0.text)) })),
        ])
    }
}

extension String {
    /// The text, with what would be Markdown or HTML in it escaped.
    fileprivate var markdown: String {
        var result = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case "*", "_", "|", "`", "[", "]", "#":
                result += "\\"
                result.unicodeScalars.append(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
