import DiagnosticsCore
import Foundation
import SourceTree
import TestSupport
import Testing
import UserData
import YAMLTree

@Suite struct DocumentEscaperTests {
    // MARK: - Where values may stand

    @Test(
        arguments: [
            (#"key: {{v}}"#, #"key: "it's""#), (#"- {{v}} # note"#, #"- "it's" # note"#),
            (#"key: "a {{v}} b""#, #"key: "a it's b""#),
            (#"key: 'a {{v}} b'"#, #"key: 'a it''s b'"#), (#"key: [a, {{v}}, b]"#, #"key: [a, "it's", b]"#),
            (#"key: {a: {{v}}}"#, #"key: {a: "it's"}"#),
            ("runcmd:\n  - [echo, {{v}}]", "runcmd:\n  - [echo, \"it's\"]"),
        ]
    )
    func yamlTakesValues(template: String, expected: String) {
        let result = Sample.render(template, [TemplateValue("v", "it's")], as: .yaml)
        #expect(result.findings.map(\.summary) == [])
        #expect(result.bytes == Array(expected.utf8))
    }

    @Test(
        arguments: [
            ("a: 1 # {{v}}", "no value is safe in a comment, tag or anchor"),
            ("a: x {{v}}", "this text has no quotes, so a value could end it"),
            ("a: {{v}}x", "this text has no quotes, so a value could end it"),
            ("{{v}}: 1", "a value can't be a key"),
            ("\"a {{v}}\": 1", "a value can't be a key"),
            ("a: |\n  {{v}}", "no value is safe in a block text ('|' or '>'), whose own syntax is not known"),
            ("a: &{{v}} 1", "no value is safe in a comment, tag or anchor"),
            (
                "runcmd:\n  - \"echo {{v}}\"",
                "cloud-init runs this text in a shell, where the value could become a command"
            ),
            ("bootcmd:\n  - {{v}}", "cloud-init runs this text in a shell, where the value could become a command"),
        ]
    )
    func yamlRefusesValues(template: String, message: String) throws {
        let result = Sample.render(template, [TemplateValue("v", "x")], as: .yaml)
        #expect(result.bytes == nil)
        #expect(try #require(result.findings.first).summary == "template-context: {{v}}: \(message)")
    }

    @Test(
        arguments: [
            (#"{"a": {{v}}}"#, #"{"a": "it's"}"#), (#"["{{v}}", {{v}}]"#, #"["it's", "it's"]"#),
            (#"{"a": "\"{{v}}"}"#, #"{"a": "\"it's"}"#),
        ]
    )
    func jsonTakesValues(template: String, expected: String) {
        let result = Sample.render(template, [TemplateValue("v", "it's")], as: .json)
        #expect(result.findings.map(\.summary) == [])
        #expect(result.bytes == Array(expected.utf8))
    }

    @Test(arguments: [#"{"a{{v}}": 1}"#, #"{{{v}}: 1}"#, #"{"a": "\{{v}}"}"#, #"{"a": 1{{v}}}"#, #"{"a": "x"{{v}}}"#])
    func jsonRefusesValues(template: String) {
        let result = Sample.render(template, [TemplateValue("v", "x")], as: .json)
        #expect(result.bytes == nil)
        #expect(result.findings.count == 1)
    }

    @Test func singleQuotedYAMLRefusesLineBreaksAtTheValue() throws {
        let spec = SourceFile(name: "spec.yaml", text: "values: {v: \"a\\nb\"}")
        let position = Diagnostic.Position(file: spec, span: SourceSpan(12, 18))
        let result = Sample.render("a: '{{v}}'", [TemplateValue("v", "a\nb", at: position)], as: .yaml)
        #expect(result.bytes == nil)
        let finding = try #require(result.findings.first)
        #expect(finding.rule == .templateValue)
        #expect(finding.position?.span == position.span)
    }

    @Test func typesDecideOnQuotes() {
        let template = """
            {{!
            parameters:
              n: {type: integer}
              b: {type: boolean}
              s: {type: string}
              l: {type: list}
            }}
            n: {{n}}
            b: {{b}}
            s: {{s}}
            l: {{l}}
            """
        let values = [
            TemplateValue("n", "-12"), TemplateValue("b", "true"), TemplateValue("s", "true"),
            TemplateValue(name: "l", content: .list(["1", "a\"b"])),
        ]
        let result = Sample.render(template, values, as: .yaml)
        #expect(result.findings.map(\.summary) == [])
        #expect(
            result.bytes.map { String(decoding: $0, as: UTF8.self) }
                == "n: -12\nb: true\ns: \"true\"\nl: [\"1\", \"a\\\"b\"]"
        )
    }

    // MARK: - Real readers

    private static let yamlTemplate = """
        plain: {{v}}
        double: "a {{v}} b"
        lines: "a{{v}}
          b"
        list: [{{v}}, "{{v}}"]
        runcmd:
          - [echo, {{v}}]
        last: end
        """

    private static let jsonTemplate = #"{"plain": {{v}}, "string": "a {{v}} b", "list": [{{v}}], "last": "end"}"#

    @Test func valuesComeBackFromOurReaders() throws {
        var random = SeededGenerator(seed: 21)
        let values = Sample.awkwardValues + (0..<300).map { _ in random.awkwardText() }
        for value in values {
            for (template, language, format) in [
                (Self.yamlTemplate, TemplateLanguage.yaml, SourceFormat.yaml), (Self.jsonTemplate, .json, .json),
            ] {
                let result = Sample.render(template, [TemplateValue("v", value)], as: language)
                #expect(result.findings.map(\.summary) == [], "\(value.debugDescription)")
                let file = SourceFile(name: "rendered", bytes: try #require(result.bytes))
                var sink = DiagnosticSink()
                let document = try #require(try DocumentReader.read(file, format: format, into: &sink).first)
                #expect(text(document["plain"]) == value)
                #expect(text(document["double"] ?? document["string"]) == "a \(value) b")
                #expect(text(document["last"]) == "end")
            }
        }
    }

    private func text(_ node: DocumentNode?) -> String? {
        if case .scalar(let scalar) = node?.content { scalar.text } else { nil }
    }

    private static let python = ["/usr/bin/python3"].first { FileManager.default.isExecutableFile(atPath: $0) }
    static let hasPythonYAML = python.flatMap { try? Tool.run($0, ["-c", "import yaml"]).status == 0 } ?? false

    /// PyYAML reads YAML 1.1, as cloud-init does.
    @Test(.enabled(if: hasPythonYAML, "python3 with PyYAML is needed"))
    func valuesComeBackFromPython() throws {
        var random = SeededGenerator(seed: 22)
        let values = Sample.awkwardValues + (0..<300).map { _ in random.awkwardText() }
        let folder = try TemporaryFolder()
        for (index, value) in values.enumerated() {
            _ = try folder.write("\(index).value", value.utf8)
            let yaml = Sample.render(Self.yamlTemplate, [TemplateValue("v", value)], as: .yaml)
            let json = Sample.render(Self.jsonTemplate, [TemplateValue("v", value)], as: .json)
            _ = try folder.write("\(index).yaml", try #require(yaml.bytes))
            _ = try folder.write("\(index).json", try #require(json.bytes))
        }
        let check = """
            import json, yaml
            for i in range(\(values.count)):
                value = open(f"{i}.value", "rb").read().decode()
                y = yaml.safe_load(open(f"{i}.yaml", "rb").read())
                j = json.loads(open(f"{i}.json", "rb").read())
                assert y == {"plain": value, "double": f"a {value} b", "lines": f"a{value} b", "list": [value, value],
                    "runcmd": [["echo", value]], "last": "end"}, (i, value, y)
                assert j == {"plain": value, "string": f"a {value} b", "list": [value], "last": "end"}, (i, value, j)
            print("same")
            """
        let run = try Tool.run(try #require(Self.python), ["-c", check], folder: folder.url)
        #expect(run.text == "same\n", "\(run.errors)")
    }
}
