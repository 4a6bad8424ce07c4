import CodeGeneration
import DiagnosticsCore
import GeneratorCommands
import GeneratorSupport
import MetadataFormat
import Platform
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

    @Test func showsThatAResponseIsNotDescribed() throws {
        let metadata = """
            {"info": {"product": "Shop", "version": "1"}, "apis": {"Buy": {"parameters": [
             {"name": "Id", "schema": {"type": "string"}}]}}}
            """
        let expected = "Shop 1 Buy\nrequest.Id: text\nresponse: the metadata describes nothing of it\n"
        #expect(try MetadataReport.show("Buy", in: document(metadata)) == expected)
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
        let expected = """
            added: Buy request.e\u{301}: text
            removed, breaking: Buy request.\u{E9}: text
            1 added, 1 removed, 0 changed; 1 breaking

            """
        #expect(diff.text.utf8.elementsEqual(expected.utf8))
    }

    @Test func comparesVersions() throws {
        let new = Self.old.replacing(#""maxItems":3"#, with: #""maxItems":5"#)
            .replacing(#"{"name":"Id","#, with: #"{"name":"Identity","#)
            .replacing(#""Sell""#, with: #""Lend""#)
        let expected = """
            added, breaking: Buy request.Identity: text, required
            changed: Buy request.Tag: list of objects, at most 3 items, style repeatList -> list of objects, at most 5 items, style repeatList
            removed, breaking: Buy request.Id: text, required
            added: action Lend
            removed, breaking: action Sell
            2 added, 2 removed, 1 changed; 3 breaking

            """
        #expect(try MetadataReport.diff(document(Self.old), document(new)).text == expected)
        #expect(try MetadataReport.diff(document(Self.old), document(Self.old)).text == "")
    }

    private static let small = #"""
        {"version":"1.0","info":{"style":"RPC","product":"Shop","version":"2020-01-01"},"components":{"schemas":{}},
        "apis":{"Buy":{"parameters":[{"name":"A","schema":{"type":"string"}}],"x-access":"get",
        "responses":{"200":{"schema":{"type":"object","properties":{"B":{"type":"integer"}}}}}}}}
        """#

    @Test(arguments: [
        (#""type":"string""#, #""type":"string","required":true"#, MetadataDifference.Change.Kind.changed, true),
        (#""type":"string""#, #""type":"integer""#, .changed, true),
        (#""type":"string""#, #""type":"string","docRequired":true"#, .changed, false),
        (#""type":"string""#, #""type":"string","maxLength":4"#, .changed, false),
        (#""B":{"type":"integer"}"#, #""B":{"type":"integer"},"C":{"type":"string"}"#, .added, false),
        (#""B":{"type":"integer"}"#, #""C":{"type":"integer"}"#, .removed, true),
        (#""x-access":"get""#, #""x-access":"list""#, .changed, false),
        (#""x-access":"get""#, #""deprecated":true"#, .removed, false),
        (#""x-access""#, #""x-ram":{"action":"shop:Buy","resources":["*"]},"x-access""#, .added, false),
    ])
    func tellsWhatBreaks(part: String, new: String, kind: MetadataDifference.Change.Kind, isBreaking: Bool) throws {
        let difference = try MetadataReport.diff(document(Self.small), document(Self.small.replacing(part, with: new)))
        #expect(difference.changes.contains { $0.kind == kind && $0.isBreaking == isBreaking })
        #expect(difference.changes.contains { $0.isBreaking } == isBreaking)
        let back = difference.json.text()
        #expect(back.contains(#""breaking":\#(isBreaking)"#))
    }

    @Test func listsSources() throws {
        let lines = try MetadataReport.sources(FactSource.all()).split(separator: "\n")
        #expect(lines.count > 20)
        #expect(lines.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false).count == 5 })
        #expect(lines.contains { $0.contains("error-codes.json\t") && $0.contains("2024-07-30") })
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
