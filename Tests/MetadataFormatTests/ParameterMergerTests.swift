import DiagnosticsCore
import MetadataFormat
import Testing

@Suite struct ParameterMergerTests {
    private static let disk =
        #"{"name":"Disk","in":"query","style":"flat","schema":{"type":"object","properties":{"Kind":{"type":"string"}}}}"#
    private static let diskKind = #"{"name":"Disk.Kind","in":"query","schema":{"type":"string"}}"#
    private static let diskSize = #"{"name":"Disk.Size","in":"query","schema":{"type":"integer"}}"#

    @Test(arguments: [
        ("object first", [disk, diskSize]), ("dotted first", [diskSize, disk]), ("dotted only", [diskKind, diskSize]),
    ])
    func mergesDottedNamesIntoTheirObject(id: String, parameters: [String]) throws {
        let action = try action(parameters: parameters.joined(separator: ","))
        #expect(action.parameters.map(\.name) == ["Disk"])
        let disk = try #require(action.parameter(named: "Disk"))
        #expect(disk.style == .flat)
        #expect(Set(disk.schema.properties.map(\.name)) == ["Kind", "Size"])
        #expect(action.parameter(matching: "Disk.Size")?.schema.type == .integer)
    }

    @Test func mergesNumberedNamesIntoAList() throws {
        let names = ["Filter.1.Key", "Filter.1.Value", "Filter.2.Key", "Filter.2.Value", "Id.1", "Id.2"]
        let listed = names.map { #"{"name":"\#($0)","in":"query","schema":{"type":"string"}}"# }
        let action = try action(parameters: listed.joined(separator: ","))
        #expect(action.parameters.map(\.name) == ["Filter", "Id"])
        #expect(action.parameters.map(\.style) == [.repeatList, .repeatList])
        #expect(action.parameter(matching: "Filter.7.Value")?.pattern == "Filter.N.Value")
        #expect(action.parameter(matching: "Id.3")?.schema.type == .string)
        #expect(action.parameter(matching: "Id.0") == nil)
    }

    @Test func keepsADottedNameBesideAText() throws {
        let action = try action(
            parameters: #"""
                {"name":"Disk","in":"query","schema":{"type":"string"}},
                {"name":"Disk.Size","in":"query","schema":{"type":"integer"}},
                {"name":".odd.","in":"query","schema":{"type":"integer"}}
                """#
        )
        #expect(action.parameters.map(\.name) == ["Disk", "Disk.Size", ".odd."])
        #expect(action.parameter(matching: "Disk.Size")?.schema.type == .integer)
    }

    @Test func keepsOneOfRepeatedParameters() throws {
        let action = try action(
            parameters: #"""
                {"name":"RegionId","in":"query","schema":{"type":"string"}},
                {"name":"RegionId","in":"query","schema":{"type":"string","required":true}},
                {"name":"RegionId","in":"host","schema":{"type":"string"}},
                {"name":"RegionId","in":"query","schema":{"type":"integer"}}
                """#
        )
        #expect(action.parameters.map(\.name) == ["RegionId"])
        #expect(action.parameter(named: "RegionId")?.isRequired == true)
        #expect(action.findings.map(\.rule) == [.repeatedParameter])
    }

    @Test func leavesOutLowercaseTwins() throws {
        let action = try action(
            parameters: #"""
                {"name":"Tag","in":"query","style":"repeatList","schema":{"type":"array","items":{"type":"object","properties":
                {"key":{"type":"string"},"Key":{"type":"string"},"Value":{"type":"string"},"value":{"type":"string"},
                "alone":{"type":"string"}}}}}
                """#
        )
        let items = try #require(action.parameter(named: "Tag")?.schema.items)
        #expect(items.properties.map(\.name) == ["Key", "Value", "alone"])
        #expect(action.findings.map(\.severity) == [.note, .note])
    }

    @Test func leavesOutWhatDoesNotTravelInTheQuery() throws {
        let action = try action(
            parameters: #"""
                {"name":"A","in":"header","schema":{"type":"string"}},{"in":"query","schema":{}},
                {"name":"B","in":"formData","schema":{"type":"string"}}
                """#
        )
        #expect(action.parameters.map(\.name) == ["B"])
        #expect(action.parametersElsewhere.map(\.name) == ["A"])
        #expect(action.parametersElsewhere.map(\.place) == ["header"])
        #expect(action.parametersElsewhere.map(\.isRequired) == [false])
        #expect(action.findings.map(\.rule) == [.unexpectedShape])
    }
}
