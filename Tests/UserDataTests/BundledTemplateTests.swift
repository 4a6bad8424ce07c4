import DiagnosticsCore
import Foundation
import Testing
import UserData

@Suite struct BundledTemplateTests {
    /// A text for every parameter that needs one, and where only some texts make sense.
    private static func values(for template: Template, _ text: String) -> [TemplateValue] {
        template.parameters.map { parameter in
            switch parameter.type {
            case .string: TemplateValue(parameter.name, text)
            case .integer: TemplateValue(parameter.name, "3")
            case .boolean: TemplateValue(parameter.name, "true")
            case .list: TemplateValue(name: parameter.name, content: .list([text, "b"]))
            }
        }
    }

    private static func parsed(_ name: String) throws -> Template {
        var sink = DiagnosticSink()
        let template = try #require(BundledTemplate.named(name)).parse(into: &sink)
        #expect(sink.diagnostics.map(\.summary) == [])
        return try #require(template)
    }

    static let names = BundledTemplate.all.filter { $0.verbatim == nil }.map(\.name)
    static let shellNames = BundledTemplate.all.filter { $0.file.name.contains(".sh.") }.map(\.name)
    static let yamlNames = BundledTemplate.all.filter { $0.file.name.contains(".yaml.") }.map(\.name)

    @Test func namesAreThoseThatSpecsUse() {
        #expect(
            BundledTemplate.all.map(\.name) == [
                "cloud-packages", "cloud-users", "data-disk", "join-cluster", "run-container", "sgx-runtime",
                "trust-agent-hardened", "trust-agent-install", "windows-features",
            ]
        )
        #expect(BundledTemplate.all.allSatisfy { !$0.summary.isEmpty })
        #expect(BundledTemplate.named("none") == nil)
    }

    @Test func theVerbatimScriptTakesNoValues() throws {
        let template = try #require(BundledTemplate.named("trust-agent-install"))
        var sink = DiagnosticSink()
        #expect(template.render([], into: &sink) == template.verbatim)
        #expect(template.render([TemplateValue("region", "cn-hangzhou")], into: &sink) == nil)
        #expect(sink.diagnostics.map(\.rule) == [.templateValue])
    }

    @Test(arguments: names) func everyParameterIsExplained(name: String) throws {
        let template = try Self.parsed(name)
        #expect(!template.parameters.isEmpty)
        #expect(template.parameters.allSatisfy { !$0.summary.isEmpty })
        #expect(template.findings().map(\.summary) == [])
    }

    @Test(arguments: names) func awkwardValuesLeaveNoFinding(name: String) throws {
        let template = try Self.parsed(name)
        for text in Sample.awkwardValues {
            var sink = DiagnosticSink()
            let rendered = try #require(template.render(Self.values(for: template, text), into: &sink))
            #expect(sink.diagnostics.map(\.summary) == [])
            #expect(UserDataBlob(rendered).kind != nil)
            #expect(HeaderRule.findings(in: rendered).map(\.message) == [])
            #expect(
                ShellRule.findings(in: rendered).filter { !$0.message.hasPrefix("lines end in CR LF") }.map(\.message)
                    == []
            )
            #expect(CloudConfigRule.findings(in: rendered).map(\.message) == [])
        }
    }

    @Test(.enabled(if: Tool.path("shellcheck") != nil, "shellcheck is needed"), arguments: shellNames)
    func shellcheckHasNothingToSay(name: String) throws {
        let template = try Self.parsed(name)
        let folder = try TemporaryFolder()
        // What shellcheck says of a CR or a typographic character in a value is no fault of the template.
        var rest = Sample.awkwardValues.filter {
            !$0.contains("\r") && !$0.unicodeScalars.contains { $0.value > 0x7F }
        }[...]
        var files: [String] = []
        // Every value stands somewhere, but not in every place: shellcheck is slow.
        while !rest.isEmpty {
            let values = Self.values(for: template, "x").map { value in
                let count = if case .list = value.content { 3 } else { value.content == .text("x") ? 1 : 0 }
                guard count > 0, !rest.isEmpty else { return value }
                defer { rest = rest.dropFirst(count) }
                let texts = Array(rest.prefix(count))
                return TemplateValue(name: value.name, content: count == 1 ? .text(texts[0]) : .list(texts))
            }
            var sink = DiagnosticSink()
            let rendered = try #require(template.render(values, into: &sink))
            files.append(try folder.write("\(files.count).sh", rendered).path)
        }
        // Silenced is what concerns the values themselves: that they hold '$', '\' or '~' in single quotes (2016, 1003,
        // 1012, 2088, 2089, 2090), and that comparing a constant is pointless (2050, 2157, 2194).
        let silenced = "SC2016,SC1003,SC1012,SC2088,SC2089,SC2090,SC2050,SC2157,SC2194"
        let arguments = ["-s", "sh", "-S", "style", "-e", silenced, "-f", "gcc"]
        let run = try Tool.run(try #require(Tool.path("shellcheck")), arguments + files)
        #expect(run.status == 0, "\(run.text.prefix(2000))")
    }

    @Test(arguments: shellNames, ["dash", "bash"]) func shellsParseIt(name: String, shell: String) throws {
        guard let path = Tool.path(shell) else {
            print("not parsed by \(shell): it is not installed")
            return
        }
        let template = try Self.parsed(name)
        for text in Sample.awkwardValues {
            var sink = DiagnosticSink()
            let rendered = try #require(template.render(Self.values(for: template, text), into: &sink))
            let run = try Tool.run(path, ["-n"], input: rendered)
            #expect(run.status == 0, "\(run.errors)")
        }
    }

    @Test(.enabled(if: Tool.path("cloud-init") != nil, "cloud-init is needed"), arguments: yamlNames)
    func cloudInitAcceptsIt(name: String) throws {
        let template = try Self.parsed(name)
        for text in ["plain", "it's \"x\"\n$(id)", "é文😀", "true", "- a: b #c"] {
            var sink = DiagnosticSink()
            let folder = try TemporaryFolder()
            let file = try folder.write(
                "user-data",
                try #require(template.render(Self.values(for: template, text), into: &sink))
            )
            let run = try Tool.run(try #require(Tool.path("cloud-init")), ["schema", "--config-file", file.path])
            #expect(run.status == 0, "\(run.text) \(run.errors)")
            #expect(run.text.contains("Valid cloud-config"))
        }
    }
}
