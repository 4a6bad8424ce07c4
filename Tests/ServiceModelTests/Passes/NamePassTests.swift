import DiagnosticsCore
import ExactText
import Testing

@testable import ServiceModel

@Suite struct NamePassTests {
    private func name(_ service: inout Service, overrides: [ExactText: String] = [:]) -> ([Diagnostic], Set<ExactText>)
    {
        var sink = DiagnosticSink()
        let used = NamePass(overrides: overrides).name(&service, into: &sink)
        return (sink.diagnostics, used)
    }

    @Test func namesTypesAfterTheirMembers() throws {
        var service = try buildService(
            parameters: #"""
                {"name":"Permissions","in":"query","schema":{"type":"array","items":{"type":"object","properties":{
                "Type":{"type":"string","enum":["in","In","60"]}}}}},
                {"name":"Category","in":"query","schema":{"type":"string","enum":["a"]}},
                {"name":"Categories","in":"query","schema":{"type":"array","items":{"type":"string","enum":["a"]}}}
                """#
        )
        #expect(name(&service).0.isEmpty)
        let request = try #require(service.actions.first?.request)
        #expect(request.swiftName == "BuyRequest")
        // `Category` belongs to the member of that name, so the list keeps its plural.
        #expect(request.members.map(\.type.declared?.swiftName) == ["Permission", "Category", "Categories"])
        guard case .shape(let permission) = request.members[0].type.declared,
            case .enumeration(let type) = permission.members[0].type.declared
        else { throw Failure() }
        #expect(type.swiftName == "TypeValue")
        #expect(type.values.map(\.swiftName) == ["in", "in_2", "_60"])
    }

    private struct Failure: Error {}

    @Test func reportsCollisionsWithBothPlaces() throws {
        var service = try buildService(
            parameters: #"""
                {"name":"KMSKeyId","in":"query","schema":{"type":"string"}},
                {"name":"KmsKeyId","in":"query","schema":{"type":"string"}}
                """#
        )
        let (findings, _) = name(&service)
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.rule == .nameCollision)
        let file = try #require(finding.position?.file)
        #expect(finding.position.map { file.text(in: $0.span) } == #""KmsKeyId""#)
        #expect(finding.labels.map { file.text(in: $0.span) } == [#""KMSKeyId""#])
    }

    @Test func takesTheUsersNames() throws {
        var service = try buildService(
            parameters: #"""
                {"name":"KMSKeyId","in":"query","schema":{"type":"string"}},
                {"name":"KmsKeyId","in":"query","schema":{"type":"string","enum":["a"]}}
                """#
        )
        let (findings, used) = name(&service, overrides: ["KmsKeyId": "otherKeyID", "Nothing": "nothing"])
        #expect(findings.isEmpty)
        #expect(used == ["KmsKeyId"])
        let members = try #require(service.actions.first?.request.members)
        #expect(members.map(\.swiftName) == ["kmsKeyID", "otherKeyID"])
        #expect(members.last?.type.declared?.swiftName == "OtherKeyID")
    }

    /// A name that is fine as it is derived may be none after it was made singular.
    @Test(arguments: [
        ("Types", "Types"), ("Protocols", "Protocols"), ("Strings", "Strings"), ("Bools", "Bools"),
        ("Doubles", "Doubles"), ("WireNodes", "WireNodes"), ("Int32s", "Int32s"), ("Errors", "Error"),
        ("Responses", "Responses"), ("Selves", "Selve"), ("Tags", "Tag"), ("Type", "TypeValue"), ("Any", "AnyValue"),
        ("WireBodies", "WireBodies"), ("名", "名Value"), ("2nd", "_2ndValue"), ("Sets", "Set"),
    ])
    func namesItemsSoThatSwiftTakesThem(wireName: String, typeName: String) throws {
        var service = try buildService(
            response: #""\#(wireName)":{"type":"array","items":{"type":"object","properties":{"A":{"type":"string"}}}}"#
        )
        #expect(name(&service).0.isEmpty)
        #expect(service.actions.first?.response.members.first?.type.declared?.swiftName == typeName)
    }

    /// Where whoever imports the module would lose the standard library's type.
    @Test(arguments: [("Error", "ErrorValue"), ("Result", "ResultValue"), ("Task", "Task"), ("String", "StringValue")])
    func namesNoSharedTypeAsTheStandardLibraryDoes(schemaName: String, typeName: String) throws {
        var service = try buildService(
            response: ##""Root":{"$ref":"#/components/schemas/\##(schemaName)"}"##,
            schemas: ##""\##(schemaName)":{"type":"object","properties":{"A":{"type":"string"}}}"##
        )
        #expect(name(&service).0.isEmpty)
        #expect(service.sharedShapes.map(\.swiftName) == [typeName])
    }

    @Test func keepsTheResponseVisibleInItsRequest() throws {
        var service = try buildService(
            parameters: #"{"name":"BuyResponse","in":"query","schema":{"type":"object","properties":{"A":{}}}}"#
        )
        #expect(name(&service).0.isEmpty)
        #expect(service.actions.first?.request.members.first?.type.declared?.swiftName == "BuyResponseValue")
    }

    @Test func namesNoActionAfterWhatGeneratedCodeUses() throws {
        var service = try buildService(actions: #""Service":{},"Get":{}"#).service
        #expect(name(&service).0.isEmpty)
        #expect(service.actions.map(\.request.swiftName) == ["ServiceActionRequest", "GetRequest"])
        #expect(service.actions.map(\.response.swiftName) == ["ServiceActionResponse", "GetResponse"])
    }

    @Test func namesNoValueAfterItsType() throws {
        var service = try buildService(response: #""名":{"type":"string","enum":["名Value","b"]}"#)
        #expect(name(&service).0.isEmpty)
        guard case .enumeration(let type) = service.actions.first?.response.members.first?.type.declared else {
            throw Failure()
        }
        #expect(type.swiftName == "名Value")
        #expect(type.values.map(\.swiftName) == ["名Value_2", "b"])
    }

    @Test func storageOfAnIndirectMemberTakesAName() throws {
        var service = try buildService(
            response: ##""Root":{"$ref":"#/components/schemas/Node"}"##,
            schemas: ##"""
                "Node":{"type":"object","properties":{"Next":{"$ref":"#/components/schemas/Node"},
                  "NextStorage":{"type":"string"}}}
                """##
        )
        RecursionPass.markIndirectMembers(of: &service)
        #expect(name(&service).0.map(\.rule) == [.nameCollision])
    }

    /// Actions, types and single members have names of the user's own too.
    @Test func takesTheUsersNamesForWhatAPathNames() throws {
        var service = try buildService(
            parameters: ##"""
                {"name":"Items","in":"query","schema":{"type":"array","items":{"type":"object","properties":{
                "Id":{"type":"string"},"ID":{"type":"integer"}}}}},
                {"name":"Id","in":"query","schema":{"type":"string"}},
                {"name":"Task","in":"query","schema":{"$ref":"#/components/schemas/Task"}}
                """##,
            response: ##""Map":{"type":"object","additionalProperties":{"type":"object","properties":{"A":{}}}}"##,
            schemas: ##""Task":{"type":"object","properties":{"Buy":{"type":"string"}}}"##
        )
        let names: [ExactText: String] = [
            "Buy": "Purchase", "Buy.request.Items[]": "Article", "Buy.request.Items[].ID": "number", "#Task": "Job",
            "#Task.Buy": "purchase", "Buy.response": "Receipt", "Buy.response.Map{}": "Line",
            "Buy.request.Nothing": "x",
        ]
        let (findings, used) = name(&service, overrides: names)
        #expect(findings.isEmpty)
        #expect(used == Set(names.keys).subtracting(["Buy.request.Nothing"]))
        let action = try #require(service.actions.first)
        #expect(action.request.swiftName == "PurchaseRequest")
        #expect(action.response.swiftName == "Receipt")
        #expect(action.request.members.map(\.swiftName) == ["items", "id", "task"])
        guard case .shape(let article) = action.request.members.first?.type.declared else { throw Failure() }
        #expect(article.swiftName == "Article")
        #expect(article.members.map(\.swiftName) == ["id", "number"])
        #expect(action.response.members.first?.type.declared?.swiftName == "Line")
        #expect(service.sharedShapes.map(\.swiftName) == ["Job"])
        #expect(service.sharedShapes.first?.members.map(\.swiftName) == ["purchase"])
    }

    @Test(arguments: ["String", "WireNode", "Response", "ECSRuntime"])
    func refusesTheUsersNamesThatGeneratedCodeNeeds(name: String) throws {
        var service = try buildService(
            response: ##""Root":{"$ref":"#/components/schemas/Task"}"##,
            schemas: ##""Task":{"type":"object","properties":{"A":{"type":"string"}}}"##
        )
        #expect(self.name(&service, overrides: ["#Task": name]).0.map(\.rule) == [.nameCollision])
    }

    @Test func tellsUnderWhichPathANameCanBeGiven() throws {
        var service = try buildService(
            parameters: #"""
                {"name":"List","in":"query","schema":{"type":"array","items":{"type":"object","properties":{
                "Text":{"type":"string"},"TEXT":{"type":"string"}}}}}
                """#
        )
        let finding = try #require(name(&service).0.first)
        #expect(finding.help?.contains(#"under "names", as "Buy.request.List[].TEXT""#) == true)
        #expect(name(&service, overrides: ["Buy.request.List[].TEXT": "other"]).0.isEmpty)
    }

    @Test func tellsWireNamesApartThatOnlyLookTheSame() throws {
        var service = try buildService(
            parameters: #"""
                {"name":"\u00E9tat","in":"query","schema":{"type":"string"}},
                {"name":"e\u0301tat","in":"query","schema":{"type":"string"}}
                """#
        )
        #expect(name(&service).0.map(\.rule) == [.nameCollision])
        let (findings, used) = name(&service, overrides: ["\u{E9}tat": "state", "e\u{301}tat": "other"])
        #expect(findings.isEmpty && used.count == 2)
        #expect(service.actions.first?.request.members.map(\.swiftName) == ["state", "other"])
    }

    @Test func keepsSharedTypesVisible() throws {
        var service = try buildService(
            response: ##""Tag":{"type":"object","properties":{"Inner":{"$ref":"#/components/schemas/Tag"}}}"##,
            schemas: ##""Tag":{"type":"object","properties":{"Key":{"type":"string"}}}"##
        )
        #expect(name(&service).0.isEmpty)
        #expect(service.sharedShapes.map(\.swiftName) == ["Tag"])
        #expect(service.actions.first?.response.members.first?.type.declared?.swiftName == "TagValue")
    }
}
