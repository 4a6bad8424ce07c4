import DiagnosticsCore
import SourceTree
import Testing
import UserData

/// Templates that grow: each in time, or refused with what they exceed.
@Suite struct TemplateGrowthTests {
    private static let list = "{{!\nparameters:\n  x: {type: list}\n  on: {type: boolean, default: true}\n}}\n"

    /// A mebibyte of each, as far as the limits allow.
    static let large: [(name: String, text: String, language: TemplateLanguage)] = [
        ("braces", "echo {{x}}\n" + String(repeating: "${a} ", count: 200_000), .shell),
        ("opening braces", "echo {{x}}\n" + String(repeating: "{ ", count: 500_000), .shell),
        ("JSON", #"{"x": "{{x}}", "a": ["# + String(repeating: #"{"b": {}}, "#, count: 90_000) + "1]}", .json),
        ("holes", String(repeating: "echo {{x}}\n", count: 19_999), .shell),
        ("holes of YAML", String(repeating: "- {{x}}\n", count: 19_999), .yaml),
        ("holes of one text", "a: \"" + String(repeating: "{{x}} ", count: 19_999) + "\"", .yaml),
        ("sections", list + String(repeating: "{{#x}}echo {{.}}\n{{/x}}", count: 19_999), .shell),
        (
            "sections in a section",
            list + "{{#on}}\n" + String(repeating: "{{#x}}\necho {{.}}\n{{/x}}\n", count: 19_999) + "{{/on}}\n", .shell
        ),
        ("empty sections", list + String(repeating: "{{^on}}{{/on}}", count: 70_000) + "{{#x}}{{/x}}", .shell),
        ("comments", "echo {{x}}" + String(repeating: "{{! a }}", count: 120_000), .shell),
        ("delimiters", "echo {{x}}" + String(repeating: "{{=<% %>=}}<%={{ }}=%>", count: 45_000), .shell),
        ("words like placeholders", "echo {{x}}\n" + (0..<90_000).map { "hole\($0)x " }.joined(), .shell),
        ("lines of blanks", "echo {{x}}\n" + String(repeating: "   {{! a }}   \n", count: 65_000), .shell),
    ]

    @Test(arguments: large.indices) func largeTemplatesTakeTime(index: Int) {
        let (name, text, language) = Self.large[index]
        let result = Sample.render(text, [TemplateValue("x", "a")], as: language)
        #expect(result.findings.map(\.summary) == [], "\(name)")
        #expect(result.bytes != nil, "\(name)")
    }

    /// Each with three items, and what is exceeded.
    @Test(
        arguments: [
            (String(repeating: "{{#x}}", count: 16) + "echo a\n" + String(repeating: "{{/x}}", count: 16), "bytes"),
            (String(repeating: "{{#x}}", count: 16) + "{{.}}" + String(repeating: "{{/x}}", count: 16), "values"),
            (String(repeating: "{{#x}}", count: 16) + String(repeating: "{{/x}}", count: 16), "steps"),
            (String(repeating: "{{#x}}", count: 16) + "{{! a }}" + String(repeating: "{{/x}}", count: 16), "steps"),
            (
                String(repeating: "{{#x}}", count: 15) + "{{#on}}{{/on}}" + String(repeating: "{{/x}}", count: 15),
                "steps"
            ),
            (
                String(repeating: "{{#x}}", count: 15) + "{{^on}}{{/on}}" + String(repeating: "{{/x}}", count: 15),
                "steps"
            ),
            (
                String(repeating: "{{#x}}{{#x}}\n", count: 8) + "  \n"
                    + String(repeating: "{{/x}}\n{{/x}}\n", count: 8), "bytes"
            ),
            (String(repeating: "{{x}}", count: 20_001), "values"),
        ]
    )
    func whatGrowsIsRefused(body: String, excess: String) throws {
        let values = ["a", "b", "c"].map { TemplateValue("x", $0) }
        let result = Sample.render(Self.list + body, values)
        #expect(result.bytes == nil)
        let finding = try #require(result.findings.first)
        #expect(finding.rule == .limitExceeded)
        #expect(finding.message.contains("make more than") && finding.message.hasSuffix(excess))
    }

    /// Many unknown or missing names: no finding looks through all of them.
    @Test func manyNamesTakeTime() {
        let front = "{{!\nparameters:\n" + (0..<5000).map { "  n\($0): {type: string}\n" }.joined() + "}}\n"
        var sink = DiagnosticSink()
        let file = SourceFile(name: "t", text: front + (0..<5000).map { "{{n\($0)}}\n" }.joined())
        let values = (0..<5000).map { TemplateValue("m\($0)", "a") }
        #expect(Template.parse(file, language: .shell, into: &sink)?.render(values, into: &sink) == nil)
        #expect(sink.count == 10_000)
        let unknown = SourceFile(name: "t", text: front + (0..<20_000).map { "{{m\($0)}}\n" }.joined())
        #expect(Template.parse(unknown, language: .shell, into: &sink) == nil)
    }

    /// A name is one of ours only byte by byte.
    @Test func equivalentNamesAreOthers() {
        let result = Sample.render("{{K}}", [TemplateValue("\u{212A}", "a")])
        #expect(result.findings.map(\.rule) == [.templateValue, .templateValue])
    }
}
