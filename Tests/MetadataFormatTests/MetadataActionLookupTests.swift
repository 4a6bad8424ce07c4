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

    @Test func listsEveryNameThatTakesAValue() throws {
        let names = try action(parameters: Self.parameters).flattenedParameters.map(\.pattern)
        #expect(names == ["Deep.N.Rows.N.N", "Deep.N.dot.ted", "Json", "Ids"])
        #expect(try action(parameters: Self.parameters).parameter(matching: "Deep")?.isSentDirectly == false)
    }
}
