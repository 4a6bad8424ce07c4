import MetadataFormat
import Testing

@Suite struct MetadataActionLookupTests {
    private static let parameters = #"""
        {"name":"Deep","in":"query","style":"repeatList","schema":{"type":"array","items":{"type":"object","properties":{
          "Rows":{"type":"array","items":{"type":"array","items":{"type":"integer"}}},
          "dot.ted":{"type":"string"},"Map":{"type":"object","additionalProperties":{"type":"boolean"}}}}}},
        {"name":"Json","in":"query","style":"json","schema":{"type":"object","properties":{"A":{"type":"string"}}}},
        {"name":"Ids","in":"query","style":"simple","schema":{"type":"array","items":{"type":"string"}}}
        """#

    @Test(arguments: [
        ("Deep.2.Rows.1.3", "Deep.N.Rows.N.N"), ("Deep.N.dot.ted", "Deep.N.dot.ted"),
        ("Deep.1.Map.any", "Deep.N.Map.any"),
        ("Json", "Json"), ("Ids", "Ids"), ("Deep", "Deep"),
        ("Json.A", nil), ("Ids.1", nil), ("Deep.Rows", nil), ("Deep.1.Rows.1.3.4", nil), ("Deep.", nil), ("", nil),
        (".", nil), ("Deep..", nil), ("deep.1.Map.x", nil),
    ])
    func findsWhatAWireNameStandsFor(name: String, pattern: String?) throws {
        let action = try action(parameters: Self.parameters)
        #expect(action.parameter(matching: name)?.pattern == pattern)
        #expect(action.indexingParameters().parameter(matching: name)?.pattern == pattern)
    }

    @Test(arguments: [
        ("Deep.1", "Deep.N"), ("Deep.N", "Deep.N"), ("Deep.10.Rows", "Deep.N.Rows"), ("Deep.0", nil),
        ("Deep.01", "Deep.N"),
        ("Deep.1.Map", "Deep.N.Map"), ("Deep.1.Map.1", "Deep.N.Map.1"), ("Deep.-1", nil), ("1", nil), ("Deep.1.", nil),
    ])
    func anIndexAnswersAsTheActionDoes(name: String, pattern: String?) throws {
        let action = try action(parameters: Self.parameters)
        #expect(action.parameter(matching: name)?.pattern == pattern)
        #expect(action.indexingParameters().parameter(matching: name)?.pattern == pattern)
    }

    @Test func aNumberCanBeAName() throws {
        let action = try action(
            parameters: #"""
                {"name":"F","in":"query","style":"flat","schema":{"type":"object","properties":{"1":{"type":"string"}}}}
                """#
        )
        for action in [action, action.indexingParameters()] {
            #expect(action.parameter(matching: "F.1")?.pattern == "F.1")
            #expect(action.parameter(matching: "F.2") == nil)
        }
    }

    @Test(arguments: [
        (#"{"type":"string"}"#, Int.max), (#"{"type":"array","maxItems":7,"items":{"type":"string"}}"#, 7),
        (#"{"type":"array","maxItems":7,"items":{"type":"array","maxItems":3,"items":{"type":"string"}}}"#, 3),
        (#"{"type":"object","additionalProperties":{"type":"array","maxItems":5}}"#, 5),
        (#"{"type":"object","properties":{"A":{"type":"array","maxItems":9},"B":{"type":"array","maxItems":4}}}"#, 4),
        (##"{"type":"array","maxItems":7,"items":{"$ref":"#/components/schemas/T"}}"##, 0),
    ])
    func knowsTheShortestLimitOfAList(schema: String, limit: Int) throws {
        let action = try action(
            parameters: #"{"name":"P","in":"query","style":"repeatList","schema":\#(schema)}"#,
            schemas: #""T":{"type":"array","maxItems":1}"#
        )
        #expect(action.shortestListLimit == 0)
        #expect(action.indexingParameters().shortestListLimit == limit)
    }

    @Test func listsEveryNameThatTakesAValue() throws {
        let names = try action(parameters: Self.parameters).flattenedParameters.map(\.pattern)
        #expect(names == ["Deep.N.Rows.N.N", "Deep.N.dot.ted", "Json", "Ids"])
        #expect(try action(parameters: Self.parameters).parameter(matching: "Deep")?.isSentDirectly == false)
    }
}
