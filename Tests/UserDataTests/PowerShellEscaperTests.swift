import DiagnosticsCore
import Testing
import UserData

@Suite struct PowerShellEscaperTests {
    @Test(
        arguments: [
            ("$x = {{v}}", "$x = 'a''b\u{2019}\u{2019}`$(c)\"d\u{201D}'"),
            ("f {{v}} -x", "f 'a''b\u{2019}\u{2019}`$(c)\"d\u{201D}' -x"),
            ("\"<{{v}}>\"", "\"<a'b\u{2019}```$(c)`\"d`\u{201D}>\""),
            ("'<{{v}}>'", "'<a''b\u{2019}\u{2019}`$(c)\"d\u{201D}>'"),
            ("\"$(f {{v}})\"", "\"$(f 'a''b\u{2019}\u{2019}`$(c)\"d\u{201D}')\""),
            ("\"$x. {{v}}\"", "\"$x. a'b\u{2019}```$(c)`\"d`\u{201D}\""),
        ]
    )
    func valuesAreEscaped(template: String, expected: String) {
        let result = Sample.render(template, [TemplateValue("v", "a'b\u{2019}`$(c)\"d\u{201D}")], as: .powershell)
        #expect(result.findings.map(\.summary) == [])
        #expect(result.bytes.map { String(decoding: $0, as: UTF8.self) } == expected)
    }

    @Test(
        arguments: [
            "# {{v}}", "<# {{v}} #>", "x{{v}}", "{{v}}x", "$x{{v}}", "\"$x{{v}}\"", "`{{v}}", "\"`{{v}}\"", "${{v}}",
            "\"${{v}}\"",
            "@'\n{{v}}\n'@", "@\"\n{{v}}\n\"@", "@{{v}}", "cmd --% {{v}}", "\u{2018}a\u{2019} {{v}}",
            "\"\u{201D} {{v}}\"", "'a'#{{v}}",
        ]
    )
    func valuesAreRefused(template: String) {
        let result = Sample.render(template, [TemplateValue("v", "x")], as: .powershell)
        #expect(result.bytes == nil)
        #expect(result.findings.map(\.rule) == [.templateContext])
    }

    @Test func typesAreWrittenAsTheLanguageHasThem() {
        let template = """
            {{!
            parameters:
              n: {type: integer}
              b: {type: boolean}
              l: {type: list}
            }}
            f {{n}} {{b}} {{l}}
            """
        let values = [
            TemplateValue("n", "3"), TemplateValue("b", "false"),
            TemplateValue(name: "l", content: .list(["a", "b'"])),
        ]
        let result = Sample.render(template, values, as: .powershell)
        #expect(result.bytes.map { String(decoding: $0, as: UTF8.self) } == "f 3 $false @('a', 'b''')")
    }
}
