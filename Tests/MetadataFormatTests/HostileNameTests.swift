import BundledFiles
import DiagnosticsCore
import Testing

@testable import MetadataFormat

/// Names without measure, and numbers of other grammars.
@Suite struct HostileNameTests {
    private static let recursive = #"""
        "Node":{"type":"object","properties":{"a":{"$ref":"#/components/schemas/Node"},"b":{"type":"string"},
        "c":{"type":"array","items":{"$ref":"#/components/schemas/Node"}}}}
        """#

    private func dotted(_ first: String, _ step: String, _ count: Int) -> String {
        first + String(repeating: "." + step, count: count)
    }

    @Test(arguments: ["A", "A.1", "A.N", "A.b.1"]) func aNameOfManyStepsIsAnError(first: String) throws {
        for count in [64, 2_000, 100_000] {
            let name = dotted(first, "b", count)
            let parameter = #"{"name":"\#(name)","in":"query","schema":{"type":"string"}}"#
            let error = #expect(throws: MetadataError.self) {
                try MetadataFormatTests.action(parameters: parameter)
            }
            #expect(error?.diagnostic.rule == .invalidWireName)
        }
        let name = dotted(first, "b", 40)
        let action = try MetadataFormatTests.action(
            parameters: #"{"name":"\#(name)","in":"query","schema":{"type":"string"}}"#)
        #expect(action.parameter(matching: name)?.isSentDirectly == true)
    }

    @Test(arguments: [
        ("Root", "a"), ("Root", "c.1"), ("X", "a"), ("Map", "k"), ("Flat", "x"), ("Root.a", ""), ("Root", "9"),
    ])
    func aNameOfManyStepsIsUnknown(first: String, step: String) throws {
        let action = try MetadataFormatTests.action(
            parameters: #"""
                {"name":"Root","in":"query","style":"flat","schema":{"$ref":"#/components/schemas/Node"}},
                {"name":"Map","in":"query","style":"flat","schema":{"type":"object","additionalProperties":{"type":"string"}}},
                {"name":"Flat","in":"query","style":"flat","schema":{"type":"object","properties":{"x.x.x":{"type":"string"}}}}
                """#,
            schemas: Self.recursive
        )
        let name = dotted(first, step, 100_000)
        let indexed = action.indexingParameters()
        #expect(action.parameter(matching: name) == nil)
        #expect(indexed.parameter(matching: name) == nil)
    }

    @Test func aNameLooksForTheLongestKey() throws {
        let action = try MetadataFormatTests.action(
            parameters: #"""
                {"name":"Root","in":"query","style":"flat","schema":{"type":"object","properties":{
                "a":{"type":"object","properties":{"b":{"type":"string"}}},"a.b":{"type":"integer"},"ab":{"type":"string"}}}}
                """#
        )
        #expect(action.parameter(matching: "Root.a.b")?.schema.type == .integer)
        #expect(action.parameter(matching: "Root.ab")?.schema.type == .string)
        #expect(action.parameter(matching: "Root.a.bc") == nil)
    }

    @Test(arguments: [("KMSKeyId", "\u{212A}MSKeyId"), ("\u{E9}", "e\u{301}"), ("A.\u{E9}", "A.e\u{301}")])
    func namesAreComparedByTheirBytes(name: String, other: String) throws {
        let action = try MetadataFormatTests.action(
            parameters: #"{"name":"\#(name)","in":"query","schema":{"type":"string"}}"#)
        for action in [action, action.indexingParameters()] {
            #expect(action.parameter(matching: name) != nil)
            #expect(action.parameter(matching: other) == nil)
        }
        let both =
            #"{"name":"\#(name)","in":"query","schema":{"type":"string"}},{"name":"\#(other)","in":"query","schema":{"type":"string"}}"#
        #expect(try MetadataFormatTests.action(parameters: both).flattenedParameters.count == 2)
    }

    @Test func manyDottedNamesBesideEachOtherAreMerged() throws {
        let count = 5_000
        let parameters = (0..<count).flatMap { ["Tag.1.K\($0)", "Disk.M\($0)"] }
            .map { #"{"name":"\#($0)","in":"query","schema":{"type":"string"}}"# }.joined(separator: ",")
        let merged = try MetadataFormatTests.action(parameters: parameters)
        #expect(merged.parameters.map(\.name) == ["Tag", "Disk"])
        #expect(merged.parameters.first?.schema.items?.properties.count == count)
    }

    @Test func schemasThatStandInEachOtherAreListedWithinBounds() throws {
        let schemas = (0..<40).map { number in
            let next = ##"{"$ref":"#/components/schemas/S\##(number + 1)"}"##
            return
                #""S\#(number)":{"type":"object","properties":{"l":\#(next),"r":\#(next),"m":\#(next),"n":\#(next)}}"#
        }
        let parameter = ##"{"name":"Root","in":"query","style":"flat","schema":{"$ref":"#/components/schemas/S0"}}"##
        let action = try MetadataFormatTests.action(
            parameters: parameter, schemas: schemas.joined(separator: ",") + #","S40":{"type":"string"}"#)
        #expect(action.flattenedParameters.count < 100_000)
    }

    @Test(arguments: [
        ("1", true), ("-1", true), ("007", true), ("1.5", true), ("1e3", true), ("1E-3", true), ("+5", false),
        ("0x10", false),
        ("1_0", false), (" 1", false), ("1\n", false), ("", false), ("-", false), ("1.", false), (".5", false),
        ("1e", false),
        ("inf", false), ("nan", false), ("1e400", false), ("٣", false),
    ])
    func numbersAreDecimal(text: String, isNumber: Bool) {
        #expect((MetadataNumber(text) != nil) == isNumber)
    }

    @Test(arguments: [
        ("a%20b", "a b"), ("a~1b~0c", "a/b~c"), ("%+A", "%+A"), ("%-1", "%-1"), ("%4", "%4"), ("%", "%"),
        ("%zz", "%zz"),
        ("~", "~"), ("~\u{301}0", "~\u{301}0"), ("%c3%A9", "\u{E9}"),
    ])
    func pointersHaveTheirOwnEscapes(step: String, text: String) {
        #expect(JSONPointer.unescape(step).utf8.elementsEqual(text.utf8))
    }
}
