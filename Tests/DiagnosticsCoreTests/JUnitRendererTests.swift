import DiagnosticsCore
import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct JUnitRendererTests {
    /// What an XML parser reads: the elements in order, with attributes and text.
    private final class Reader: NSObject, XMLParserDelegate {
        private(set) var elements: [(name: String, attributes: [String: String], text: String)] = []
        private var open: [Int] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            open.append(elements.count)
            elements.append((name, attributes, ""))
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            if let last = open.last { elements[last].text += text }
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            open.removeLast()
        }
    }

    private static func read(_ text: String) throws -> [(name: String, attributes: [String: String], text: String)] {
        let parser = XMLParser(data: Data(text.utf8))
        let reader = Reader()
        parser.delegate = reader
        try #require(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
        return reader.elements
    }

    private static let file = SourceFile(name: "a.yaml", text: "a: 1\nb: 2\n")

    private static func finding(_ severity: Severity, _ message: String, at offset: Int? = 3) -> Diagnostic {
        Diagnostic(
            severity, .someRule, message,
            at: offset.map { .init(file: file, span: SourceSpan($0, $0 + 1)) }, notes: ["a note"]
        )
    }

    @Test func aFileIsATestCase() throws {
        let findings = [
            Self.finding(.error, "wrong"), Self.finding(.error, "worse", at: 8), Self.finding(.note, "by the way"),
        ]
        let text = JUnitRenderer(name: "ecsc", failing: .error).render(findings, files: ["a.yaml", "b.yaml", "a.yaml"])
        let elements = try Self.read(text)
        let cases = elements.filter { $0.name == "testcase" }
        #expect(cases.map { $0.attributes["name"] } == ["a.yaml", "b.yaml"])
        let suite = try #require(elements.first { $0.name == "testsuite" })
        #expect(suite.attributes["tests"] == "2" && suite.attributes["failures"] == "1")
        let failures = elements.filter { $0.name == "failure" }
        #expect(failures.count == 1)
        #expect(failures.first?.attributes["type"] == "some-rule")
        #expect(failures.first?.attributes["message"] == "2 findings, the first: wrong")
        #expect(
            failures.first?.text == """
                a.yaml:1:4: error: wrong [some-rule]
                   note: a note
                a.yaml:2:4: error: worse [some-rule]
                   note: a note
                """)
        #expect(elements.first { $0.name == "system-out" }?.text.hasPrefix("a.yaml:1:4: note: by the way") == true)
    }

    @Test func whatFailsIsGiven() throws {
        let findings = [Self.finding(.warning, "odd")]
        for (failing, count) in [(Severity.error, 0), (.warning, 1)] {
            let text = JUnitRenderer(name: "ecsc", failing: failing).render(findings, files: ["a.yaml"])
            #expect(try Self.read(text).count { $0.name == "failure" } == count)
        }
    }

    @Test func nothingAtAllIsAReportToo() throws {
        #expect(try Self.read(JUnitRenderer(name: "ecsc", failing: .error).render([], files: [])).count == 2)
    }

    @Test func aFindingOfNoFileHasATestCase() throws {
        let text = JUnitRenderer(name: "ecsc", failing: .error).render([Self.finding(.error, "x", at: nil)], files: [])
        #expect(try Self.read(text).first { $0.name == "failure" }?.text == "error: x [some-rule]\n   note: a note")
    }

    /// Whatever is in a name or message, the report is well-formed, and what XML can hold comes back.
    @Test(arguments: [
        "<a href=\"x\">&amp;'b'</a>", "]]>", "<![CDATA[", "a\tb", "a\nb", "a\r\nb", "\u{0}\u{1}\u{8}\u{B}\u{1F}",
        "\u{7F}\u{9F}",
        "\u{FFFE}\u{FFFF}", "e\u{301}&\u{301}<\u{338}", "\u{1F600}", "\"\u{FE0F}", "\u{202E}", "&#0;", "",
    ])
    func anyTextIsWellFormed(text: String) throws {
        let file = SourceFile(name: text, text: "a")
        let finding = Diagnostic(
            .error, .someRule, text, at: .init(file: file, span: SourceSpan(0, 1)), notes: [text], help: text
        )
        let elements = try Self.read(JUnitRenderer(name: "n", failing: .error).render([finding], files: [text]))
        let allowed = text.unicodeScalars.map { scalar in
            let isAllowed =
                scalar.value >= 0x20 ? scalar.value & 0xFFFFFFFE != 0xFFFE : "\t\n\r".unicodeScalars.contains(scalar)
            return isAllowed ? scalar : "\u{FFFD}"
        }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: allowed)
        #expect(
            elements.first { $0.name == "testcase" }?.attributes["name"]?.unicodeScalars.elementsEqual(name) == true)
        #expect(elements.contains { $0.name == "failure" })
    }
}
