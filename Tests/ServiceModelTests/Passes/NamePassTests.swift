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
