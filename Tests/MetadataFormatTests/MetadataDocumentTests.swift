import BundledFiles
import DiagnosticsCore
import ExactText
import MetadataFormat
import Testing

@Suite struct MetadataDocumentTests {
    @Test func readsTheFrameWithoutReadingActions() throws {
        // The second action is no object and has a broken text inside; nobody asks for it.
        let document = try document(actions: #""Buy":{"methods":["get"]},"Broken":[1,,2],"Odd":3"#)
        #expect(document.product == "Shop")
        #expect(document.version == "2020-01-01")
        #expect(document.actionNames == ["Buy", "Broken", "Odd"])
        #expect(document.endpoints == ["r-1": "shop.r-1.example"])
        #expect(try document.action(named: "Buy")?.methods == ["GET"])
        #expect(try document.action(named: "Absent") == nil)
    }

    @Test func tellsRegionsApartThatOnlyLookTheSame() throws {
        let text = #"""
            {"info":{"product":"Shop","version":"1"},"apis":{},"endpoints":[
            {"regionId":"\u00E9","endpoint":"a.example"},{"regionId":"e\u0301","endpoint":"b.example"}]}
            """#
        let document = try MetadataDocument(file: SourceFile(name: "api-docs.json", text: text))
        #expect(document.endpoints == ["\u{E9}": "a.example", "e\u{301}": "b.example"])
    }

    @Test func refusesABrokenActionAtItsPlace() throws {
        let document = try document(actions: #""Broken":[1,,2],"Odd":3"#)
        let broken = #expect(throws: MetadataError.self) { try document.action(named: "Broken") }
        #expect(broken?.isUnreadable == true)
        #expect(broken?.diagnostic.position?.file.location(at: broken?.diagnostic.position?.span.start ?? 0).line == 4)
        let odd = #expect(throws: MetadataError.self) { try document.action(named: "Odd") }
        #expect(odd?.isUnreadable == false)
        #expect(odd?.diagnostic.path == "/apis/Odd")
    }

    @Test(arguments: [
        ("empty", "", true),
        ("no JSON", "apis: {}", true),
        ("list", "[]", true),
        ("cut off", #"{"apis":{"#, true),
        ("no info", #"{"apis":{}}"#, false),
        ("no product", #"{"info":{"version":"1"},"apis":{}}"#, false),
        ("no actions", #"{"info":{"product":"P","version":"1"}}"#, false),
        ("OpenAPI 3", #"{"openapi":"3.0.0","info":{"title":"T","version":"1"},"paths":{}}"#, false),
    ])
    func refusesWhatIsNoMetadata(id: String, text: String, isUnreadable: Bool) {
        let error = #expect(throws: MetadataError.self) {
            try MetadataDocument(file: SourceFile(name: "x.json", text: text))
        }
        #expect(error?.isUnreadable == isUnreadable, "\(id)")
        #expect(error?.diagnostic.position != nil, "\(id)")
    }

    /// Official files of RPC products have paths too: empty, `/`, or for documentation.
    @Test(arguments: [
        (#""style":"RPC","#, "", true), (#""style":"RPC","#, #""path":"""#, true),
        (#""style":"RPC","#, #""path":"/""#, true), (#""style":"RPC","#, #""path":"/V2/Buy""#, true),
        (#""style":"V3","#, "", true), (#""style":"V3","#, #""path":"""#, true),
        (#""style":"V3","#, #""path":"/""#, true),
        (#""style":"V3","#, #""path":"/carts/{id}""#, false),
        ("", "", true), ("", #""path":"""#, true), ("", #""path":"/carts""#, false),
        (#""style":"ROA","#, "", false), (#""style":"ROA","#, #""path":"/""#, false),
        (#""style":"ROA","#, #""path":"/carts""#, false), (#""style":"OSS","#, #""path":"/""#, false),
        (#""style":"FC","#, #""path":"/carts""#, false), (#""style":"","#, "", true), (#""style":"rpc","#, "", false),
    ])
    func tellsWhatIsCalledByName(style: String, path: String, isCalledByName: Bool) throws {
        let text = #"{"info":{\#(style)"product":"Shop","version":"1"},"apis":{"Buy":{\#(path)}}}"#
        let document = try MetadataDocument(file: SourceFile(name: "api-docs.json", text: text))
        let action = try #require(try document.action(named: "Buy"))
        #expect(document.isCalledByName(action) == isCalledByName)
    }

    @Test(arguments: ["{}", "[]", "[ \n ]"]) func takesAnEmptyListForNoMembers(none: String) throws {
        let text = #"{"info":{"product":"Shop","version":"1"},"components":{"schemas":\#(none)},"apis":\#(none)}"#
        let document = try MetadataDocument(file: SourceFile(name: "api-docs.json", text: text))
        #expect(document.actionNames.isEmpty && document.schemaNames.isEmpty)
        #expect(document.actionsPosition.file.text(in: document.actionsPosition.span) == #""apis""#)
    }

    @Test(arguments: BundledFile.all.filter { $0.path.hasSuffix("/api-docs.json") }.map(\.path))
    func readsEveryBundledAction(path: String) throws {
        let file = try #require(BundledFile.named(path))
        let document = try MetadataDocument(file: SourceFile(name: path, bytes: file.bytes))
        #expect(document.endpointRule != nil)
        #expect(document.actionNames.count == ["Ecs": 381, "Kms": 100, "Ram": 69, "Sts": 4][document.product])
        for name in document.actionNames {
            let action = try #require(try document.action(named: name))
            #expect(action.findings.isEmpty, "\(name)")
            #expect(action.nameSpan.end > action.nameSpan.start)
            // Every flattened name leads back to itself.
            for match in action.flattenedParameters {
                #expect(action.parameter(matching: match.pattern)?.pattern == match.pattern, "\(name)")
            }
        }
    }

    @Test func knowsRunInstances() throws {
        let file = try #require(BundledFile.named("api-specs/ecs/2014-05-26/api-docs.json"))
        let document = try MetadataDocument(file: SourceFile(name: file.path, bytes: file.bytes))
        let action = try #require(try document.action(named: "RunInstances"))
        #expect(action.parameter(matching: "DataDisk.3.Size")?.pattern == "DataDisk.N.Size")
        #expect(action.parameter(matching: "DataDisk.3.Size")?.schema.type == .integer)
        #expect(action.parameter(matching: "SystemDisk.Category")?.parameter.style == .flat)
        #expect(action.parameter(matching: "Amount")?.schema.limits.minimum?.int64 == 1)
        #expect(action.ramAuthorization?.action == "ecs:RunInstances")
        #expect(action.idempotencyToken == "ClientToken")
        #expect(document.endpoints["cn-hangzhou"] == "ecs.cn-hangzhou.aliyuncs.com")
    }
}
