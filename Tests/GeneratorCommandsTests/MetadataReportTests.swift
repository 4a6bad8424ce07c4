import CodeGeneration
import DiagnosticsCore
import GeneratorCommands
import GeneratorSupport
import MetadataFormat
import Testing

@Suite struct MetadataReportTests {
    private static let old = #"""
        {"info":{"product":"Shop","version":"1"},"components":{"schemas":{"Node":{"type":"object","properties":{
        "Next":{"$ref":"#/components/schemas/Node"}}}}},"apis":{
        "Buy":{"x-ram":{"action":"shop:Buy","resources":["acs:shop:*"],"alsoActions":["ram:PassRole"]},
         "parameters":[{"name":"Id","in":"query","schema":{"type":"string","required":true}},
         {"name":"Tag","in":"query","style":"repeatList","schema":{"type":"array","maxItems":3,"items":{"type":"object","properties":{
         "key":{},"Key":{"type":"string","enum":["a"]}}}}}],
         "responses":{"200":{"schema":{"type":"object","properties":{"Root":{"$ref":"#/components/schemas/Node"}}}}}},
        "Sell":{"responses":{}},"Same":{"path":"/"}}}
        """#

    private func document(_ text: String) throws -> MetadataDocument {
        try MetadataDocument(file: SourceFile(name: "api-docs.json", text: text))
    }

    @Test func listsActions() throws {
        #expect(MetadataReport.list(try document(Self.old)) == "Buy\nSell\nSame\n")
    }

    @Test func showsAnAction() throws {
        let expected = """
            Shop 1 Buy
            permission: shop:Buy
              on acs:shop:*
              and ram:PassRole
            request.Id: text, required
            request.Tag: list of objects, at most 3 items, style repeatList
            request.Tag[].Key: text, known values 'a'
            response.Root: object
            response.Root.Next: object

            """
        #expect(try MetadataReport.show("Buy", in: document(Self.old)) == expected)
        #expect(try MetadataReport.show("buy", in: document(Self.old)) == nil)
    }

    @Test func showsWhatWasCorrected() throws {
        let patches =
            #"{"patches":[{"action":"Buy","member":"request.Tag","change":"maxItems","from":3,"to":2,"reason":"r"}]}"#
        let input = MetadataInput(
            apiDocs: SourceFile(name: "api-docs.json", text: Self.old),
            patches: SourceFile(name: "patches.json", text: patches)
        )
        let text = try #require(try MetadataReport.show("Buy", in: input.document()))
        #expect(text.contains("corrected: maxItems of request.Tag: '2' instead of '3'\n  r\n"))
        #expect(text.contains("request.Tag: list of objects, at most 2 items"))
        #expect(try MetadataReport.show("Sell", in: input.document())?.contains("corrected") == false)
    }

    @Test func aNameComposedAnotherWayIsAnother() throws {
        func text(_ name: String) -> String {
            #"{"info":{"product":"Shop","version":"1"},"apis":{"Buy":{"parameters":[{"name":""# + name
                + #"","in":"query","schema":{"type":"string"}}],"responses":{}}}}"#
        }
        let diff = try MetadataReport.diff(document(text("\u{E9}")), document(text("e\u{301}")))
        #expect(diff.utf8.elementsEqual("+ Buy request.e\u{301}: text\n- Buy request.\u{E9}: text\n".utf8))
    }

    @Test func comparesVersions() throws {
        let new = Self.old.replacing(#""maxItems":3"#, with: #""maxItems":5"#)
            .replacing(#"{"name":"Id","#, with: #"{"name":"Identity","#)
            .replacing(#""Sell""#, with: #""Lend""#)
        let expected = """
            + Buy request.Identity: text, required
            ~ Buy request.Tag: list of objects, at most 3 items, style repeatList -> list of objects, at most 5 items, style repeatList
            - Buy request.Id: text, required
            + Lend
            - Sell

            """
        #expect(try MetadataReport.diff(document(Self.old), document(new)) == expected)
        #expect(try MetadataReport.diff(document(Self.old), document(Self.old)) == "")
    }

    @Test func tellsWhatIsOdd() throws {
        let input = MetadataInput(apiDocs: SourceFile(name: "api-docs.json", text: Self.old))
        let output = MetadataReport.lint(input)
        #expect(output.findings.diagnostics.map(\.rule) == [.lowercaseTwin])
    }

    @Test(arguments: MetadataInput.bundledNames)
    func findsNothingOddInBundledMetadata(name: String) throws {
        let output = MetadataReport.lint(try MetadataInput.load(name, relativeTo: ".", files: .system))
        #expect(output.findings.diagnostics.map(\.message) == [])
    }
}
