import DiagnosticsCore
import SourceTree
import TestSupport
import Testing
import UserData

@Suite struct TemplateTests {
    // MARK: - Tags

    /// Each template with what is found, as `text of the place: message`.
    @Test(
        arguments: [
            ("echo {{a", "{{: this tag is not closed"),
            ("echo {{}}", "{{}}: this tag has no name"),
            ("echo {{a b}}", "{{a b}}: a name is made of letters, digits, '_' and '-', a letter first"),
            ("echo {{.ID}}", "{{.ID}}: a name is made of letters, digits, '_' and '-', a letter first"),
            ("echo {{&a}}", "{{&a}}: '&' tags are not supported"),
            ("{{>a}}", "{{>a}}: partials, blocks and pragmas are not supported: a template is one file"),
            (
                "{{% CONTENT_TYPE:TEXT}}",
                "{{% CONTENT_TYPE:TEXT}}: partials, blocks and pragmas are not supported: a template is one file"
            ),
            ("{{/a}}", "{{/a}}: 'a' is closed, but was not opened"),
            ("{{#a}}", "{{#a}}: section 'a' is not closed"),
            ("{{#a}}{{/b}}", "{{/b}}: this closes 'b', but the open section is 'a'"),
            ("{{.}}", "{{.}}: '.' stands for the item of a list, so only inside its section"),
            ("{{#a}}x{{/a}}", "{{#a}}: the section 'a' needs its parameter in the front matter, which says what it is"),
            (
                "{{=a b=}}",
                "{{=a b=}}: new delimiters are two words of 2 to 4 characters out of { } < > % [ ] ( ) | @ ~"
            ),
            ("{{=<%=}}", "{{=<%=}}: new delimiters are two words of 2 to 4 characters out of { } < > % [ ] ( ) | @ ~"),
            ("a\0", "\0: a NUL byte can't be part of a template"),
            ("{{!\nparameters:\n  x: {type: text}\n}}\n{{x}}", "text: a type is one of string, integer, boolean, list"),
            ("{{!\nparameters:\n  x: {kind: string}\n}}\n{{x}}", "kind: unknown key 'kind' in the front matter"),
            ("{{!\nparameters:\n  x: {type: integer, default: a}\n}}\n{{x}}", "a: the default is not a whole number"),
            (
                "{{!\nparameters:\n  host: {type: string}\n}}\n{{hots}}",
                "{{hots}}: 'hots' is not a parameter in the front matter"
            ),
            ("{{!\nparameters:\n  n: {type: integer}\n}}\n{{#n}}{{/n}}", "{{#n}}: a number can't switch a section"),
            (
                "{{!\nparameters:\n  s: {type: string}\n}}\n{{#s}}{{.}}{{/s}}",
                "{{.}}: '.' stands for the item of a list, but no section around it is one"
            ),
            ("{{!\n- a\n}}\n", "\n- a\n: the front matter is a mapping with 'description' and 'parameters'"),
        ]
    )
    func faultsAreFoundAtTheirPlace(text: String, expected: String) throws {
        var sink = DiagnosticSink()
        let file = SourceFile(name: "t", text: text)
        let template = Template.parse(file, language: .shell, into: &sink)
        #expect(template.map(\.summary) == nil)
        let found = sink.diagnostics.map { "\($0.position.map { $0.file.text(in: $0.span) } ?? "-"): \($0.message)" }
        #expect(found == [expected])
        #expect(sink.hasErrors)
    }

    @Test func deepSectionsAreRefused() {
        let name = "{{!\nparameters:\n  a: {type: boolean}\n}}\n"
        func nested(_ depth: Int) -> String {
            name + String(repeating: "{{#a}}", count: depth) + "x" + String(repeating: "{{/a}}", count: depth)
        }
        #expect(Sample.render(nested(16), [TemplateValue("a", "true")]).bytes == Array("x".utf8))
        #expect(Sample.render(nested(17), [TemplateValue("a", "true")]).bytes == nil)
        #expect(Sample.render(nested(10_000), [TemplateValue("a", "true")]).bytes == nil)
    }

    // MARK: - Expansion

    private static let front = """
        {{!
        parameters:
          on: {type: boolean, default: false}
          text: {type: string, default: ""}
          items: {type: list, default: []}
        }}

        """

    @Test(
        arguments: [
            ("{{#on}}\na\n{{/on}}\nb\n", ["on": "true"], "a\nb\n"),
            ("{{#on}}\na\n{{/on}}\nb\n", [:], "b\n"),
            ("{{^on}}\na\n{{/on}}\nb\n", [:], "a\nb\n"),
            ("x{{#on}} a{{/on}} b\n", ["on": "true"], "x a b\n"),
            ("{{#text}}p [{{text}}]{{/text}}\n", ["text": "a"], "p ['a']\n"),
            ("{{#text}}p [{{text}}]{{/text}}\n", [:], "\n"),
            (
                "{{#items}}\np {{.}} \"{{.}}\" {{text}}\n{{/items}}\n", ["items": "a,b", "text": "t"],
                "p 'a' \"a\" 't'\np 'b' \"b\" 't'\n"
            ),
            ("{{^items}}\nnone\n{{/items}}\n", [:], "none\n"),
            ("{{#items}}{{#on}}{{.}}{{/on}}{{^on}}-{{/on}}{{/items}}\n", ["items": "a,b"], "--\n"),
            ("p {{#items}}{{#on}}{{.}}{{/on}}{{/items}}\n", ["items": "a,b", "on": "true"], "p 'a''b'\n"),
            ("{{! note }}a{{!x}}\n", [:], "a\n"),
            ("{{=<% %>=}}\n{{.ID}} <%text%>\n<%={{ }}=%>\np {{text}}\n", ["text": "t"], "{{.ID}} 't'\np 't'\n"),
            ("p \"{{{text}}}\" {{text}}\n", ["text": "$HOME"], "p \"$HOME\" '$HOME'\n"),
            ("a\r\n{{#on}}\r\nb\r\n{{/on}}\r\nc {{text}}\r\n", ["on": "true", "text": "t"], "a\r\nb\r\nc 't'\r\n"),
            ("p {{text}}\u{301} {\u{301}{ \u{600}{{text}} é\n", ["text": "t"], "p 't'\u{301} {\u{301}{ \u{600}'t' é\n"),
        ] as [(String, [String: String], String)]
    )
    func sectionsExpand(body: String, values: [String: String], expected: String) {
        let given = values.sorted { $0.key < $1.key }.flatMap { name, text in
            name == "items"
                ? text.split(separator: ",").map { TemplateValue(name, String($0)) } : [TemplateValue(name, text)]
        }
        let result = Sample.render(Self.front + body, given)
        #expect(result.findings.map(\.summary) == [])
        #expect(result.bytes.map { String(decoding: $0, as: UTF8.self) } == expected)
    }

    @Test func contextsAreThoseOfTheExpandedText() {
        // The quote opens in one section and closes in another: what counts is what comes out.
        let body = "p {{#on}}\"{{/on}}{{text}}{{#on}}\"{{/on}}\n"
        let value = TemplateValue("text", "a'b")
        #expect(Sample.render(Self.front + body, [value]).bytes == Array("p 'a'\\''b'\n".utf8))
        #expect(
            Sample.render(Self.front + body, [value, TemplateValue("on", "true")]).bytes == Array("p \"a'b\"\n".utf8)
        )
        // A raw value may change the context of what follows, which is then seen.
        let raw = Sample.render("{{{r}}} {{v}}\n", [TemplateValue("r", "#"), TemplateValue("v", "x")])
        #expect(raw.findings.map(\.summary) == ["template-context: {{v}}: no value is safe in a comment"])
    }

    @Test func aTemplateRendersTheSameHoweverOftenItWasUsed() throws {
        let body = "{{#on}}\"{{/on}}{{text}}{{#on}}\"{{/on}}{{#items}} {{.}}{{/items}}{{^items}} none{{/items}}\n"
        let file = SourceFile(name: "test.mustache", text: Self.front + body)
        var sink = DiagnosticSink()
        let used = try #require(Template.parse(file, language: .shell, into: &sink))
        var random = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let items = (0..<Int.random(in: 0...3, using: &random)).map { _ in random.awkwardText() }
            let values = [
                TemplateValue("text", random.awkwardText()), TemplateValue("on", "\(Bool.random(using: &random))"),
                TemplateValue(name: "items", content: .list(items)),
            ]
            let fresh = Sample.render(Self.front + body, values)
            var findings = DiagnosticSink()
            #expect(used.render(values, into: &findings) == fresh.bytes)
            #expect(findings.diagnostics.map(\.summary) == fresh.findings.map(\.summary))
        }
        #expect(sink.diagnostics.isEmpty)
    }

    @Test func helpForAnItemNamesTheItem() {
        let result = Sample.render(
            Self.front + "{{#items}}# {{.}}\n{{/items}}", [TemplateValue("items", "a"), TemplateValue("text", "t")]
        )
        #expect(
            result.findings.map(\.help) == [
                "put the value into a variable first, item={{.}}, and use \"$item\""
            ]
        )
    }

    @Test func tooManyValuesAreRefused() {
        let items = TemplateValue(name: "items", content: .list((0..<200).map { "\($0)" }))
        let body = "{{#items}}{{#items}}{{.}} {{/items}}{{/items}}\n"
        #expect(Sample.render(Self.front + body, [items]).findings.map(\.rule) == [.limitExceeded])
    }

    // MARK: - Values

    private static let spec = SourceFile(name: "spec.yaml", text: "template: t\nvalues:\n  hostt: a\n  n: x\n")

    private func value(_ name: String, _ text: String, from start: Int, _ end: Int) -> TemplateValue {
        let value = Diagnostic.Position(file: Self.spec, span: SourceSpan(start, end))
        let key = Diagnostic.Position(file: Self.spec, span: SourceSpan(start - name.utf8.count - 2, start - 2))
        return TemplateValue(name: name, content: .text(text), namePosition: key, position: value)
    }

    @Test func valuesAreCheckedWhereTheyStand() throws {
        var sink = DiagnosticSink()
        let text =
            "{{!\nparameters:\n  host: {type: string, description: Who.}\n  n: {type: integer}\n}}\n{{host}} {{n}}\n"
        let template = try #require(
            Template.parse(SourceFile(name: "t.sh.mustache", text: text), language: .shell, into: &sink)
        )
        let use = Diagnostic.Position(file: Self.spec, span: SourceSpan(10, 11))
        let values = [value("hostt", "a", from: 29, 30), value("n", "x", from: 36, 37)]
        #expect(template.render(values, usedAt: use, into: &sink) == nil)
        #expect(
            sink.diagnostics.map(\.summary) == [
                "template-value: hostt: the template 't.sh.mustache' has no parameter 'hostt'",
                "template-value: x: the value of 'n' is not a whole number",
                "template-value: t: the template 't.sh.mustache' needs a value for 'host'",
            ]
        )
        #expect(sink.diagnostics[0].replacement == "host")
        #expect(sink.diagnostics[2].notes == ["host: Who.", "it is used in t.sh.mustache, line 6"])
    }

    @Test func withoutAUseTheTagIsThePlace() {
        let result = Sample.render("echo {{v}}", [])
        #expect(
            result.findings.map(\.summary) == [
                "template-value: {{v}}: the template 'test.mustache' needs a value for 'v'"
            ]
        )
    }

    @Test func nulAndRepeatedValuesAreRefused() {
        #expect(
            Sample.render("echo {{v}}", [TemplateValue("v", "a\0b")]).findings.map(\.rule) == [
                .templateValue
            ]
        )
        let twice = [TemplateValue("v", "a"), TemplateValue("v", "b")]
        #expect(Sample.render("echo {{v}}", twice).findings.map(\.message) == ["'v' has a value already"])
    }

    @Test(arguments: [
        ("boot.sh.mustache", TemplateLanguage.shell), ("x/boot.yml", .yaml), ("a.ps1", .powershell),
        ("a.json.mustache", .json),
    ])
    func languageFollowsTheInnerEnding(name: String, language: TemplateLanguage) {
        #expect(TemplateLanguage(fileName: name) == language)
    }

    @Test(arguments: ["boot.mustache", "boot", "boot.py.mustache", ""]) func otherEndingsHaveNone(name: String) {
        #expect(TemplateLanguage(fileName: name) == nil)
    }

    // MARK: - The template's own faults

    @Test func shellTemplatesAreCheckedBeforeValuesArePutIn() throws {
        let text = """
            {{!
            parameters:
              dir: {type: string}
              raw: {type: string}
            }}
            #!/bin/sh
            dir={{dir}}
            x=$dir
            case $dir in a) ;; esac
            ls $dir "$dir"
            run {{{raw}}} "{{{raw}}}"
            curl -s http://a | sh
            """
        var sink = DiagnosticSink()
        let template = try #require(Template.parse(SourceFile(name: "t", text: text), language: .shell, into: &sink))
        let places = template.findings().compactMap(\.position).map { place in
            "\(place.file.location(at: place.span.start).line) \(place.file.text(in: place.span))"
        }
        #expect(places == ["10 $dir", "11 {{{raw}}}", "12 curl -s http://a | sh"])
        #expect(template.findings().allSatisfy { $0.rule == .userDataShell && $0.severity == .warning })
    }

    @Test func randomTemplatesNeverCrash() {
        var random = SeededGenerator(seed: 3)
        let tags = [
            "{{a}}", "{{#a}}", "{{/a}}", "{{^a}}", "{{.}}", "{{{a}}}", "{{!", "}}", "{{=<% %>=}}", "<%a%>", "{{=",
            "=}}", "{{!\n", "\nparameters:\n", " a: {type: list}\n",
        ]
        for _ in 0..<3000 {
            let text =
                random.awkwardText(allowing: tags) + random.awkwardText(allowing: tags)
                + random.awkwardText(allowing: tags)
            for language in TemplateLanguage.allCases {
                var sink = DiagnosticSink()
                let template = Template.parse(SourceFile(name: "t", text: text), language: language, into: &sink)
                _ = template?.findings()
                let rendered = template?.render([TemplateValue("a", random.awkwardText())], into: &sink)
                #expect((rendered == nil) == sink.hasErrors)
            }
        }
    }
}
