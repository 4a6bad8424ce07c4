import DiagnosticsCore
import MetadataFormat
import Testing

@Suite struct SchemaReaderTests {
    /// The schema of the one parameter `A` of an action.
    private func schema(_ text: String, schemas: String = "") throws -> (MetadataSchema, [Diagnostic]) {
        let action = try action(parameters: #"{"name":"A","in":"query","schema":\#(text)}"#, schemas: schemas)
        return (try #require(action.parameter(named: "A")).schema, action.findings)
    }

    @Test(arguments: [
        ("texts", #"{"type":"string","minLength":"2","maxLength":"8","pattern":"^a"}"#, 2, 8),
        ("numbers", #"{"type":"string","minLength":2,"maxLength":8.0,"pattern":"^a"}"#, 2, 8),
    ])
    func readsLimitsAsTextOrNumber(id: String, text: String, least: Int, greatest: Int) throws {
        let (schema, findings) = try schema(text)
        #expect(schema.limits.minLength == least)
        #expect(schema.limits.maxLength == greatest)
        #expect(schema.limits.pattern == "^a")
        #expect(!schema.limits.areAdvisory)
        #expect(findings.isEmpty)
    }

    @Test func keepsWideNumbersExact() throws {
        let (schema, _) = try schema(
            #"{"type":"integer","minimum":"-9223372036854775808","maximum":9223372036854775807}"#
        )
        #expect(schema.limits.minimum?.int64 == .min)
        #expect(schema.limits.maximum?.int64 == .max)
        let (fraction, _) = try self.schema(#"{"type":"number","maximum":"0.165"}"#)
        #expect(fraction.limits.maximum?.double == 0.165)
        #expect(fraction.limits.maximum?.int64 == nil)
    }

    @Test(arguments: [
        ("word", #"{"type":"integer","minimum":"few"}"#), ("infinite", #"{"type":"integer","maximum":"inf"}"#),
        ("huge", #"{"type":"array","maxItems":"1e30"}"#), ("negative", #"{"type":"array","minItems":-1}"#),
    ])
    func reportsLimitsThatAreNoNumbers(id: String, text: String) throws {
        let (schema, findings) = try schema(text)
        #expect(schema.limits.isEmpty)
        #expect(findings.map(\.rule) == [.unexpectedShape])
        #expect(findings.first?.path?.hasPrefix("/apis/Buy/parameters/0/schema/") == true)
    }

    @Test func tellsAdvisoryLimitsAndMentionedValues() throws {
        let (schema, _) = try schema(
            #"{"type":"string","enum":["a","b"],"x-values":["b","c"],"maxLength":3,"x-limitsFrom":"text"}"#
        )
        #expect(schema.limits.areAdvisory)
        #expect(schema.knownValues == ["a", "b", "c"])
    }

    @Test func readsWhatTheDocumentationSays() throws {
        let (schema, findings) = try schema(
            #"{"type":"array","items":{"type":"string"},"required":false,"docRequired":true,"default":"10","#
                + #""x-alternativeNames":["B"],"x-mayBeJoined":true}"#
        )
        #expect(!schema.isRequired && schema.isDocumentedAsRequired && schema.mayBeJoined)
        #expect(schema.defaultValue == "10" && schema.alternativeNames == ["B"])
        #expect(findings.isEmpty)
        let (plain, _) = try self.schema(#"{"type":"integer","docRequired":1,"default":5}"#)
        #expect(!plain.isDocumentedAsRequired && plain.defaultValue == "5" && plain.alternativeNames.isEmpty)
    }

    @Test func readsWhatAnActionIs() throws {
        let text = #"""
            "Buy":{"methods":["post"],"systemTags":{"operationType":"update"},"x-gone":"2026-10-26",
            "x-substitutes":["Shop::2020-01-01::Order"],"x-ram":{"action":"shop:Buy","resources":["acs:shop:*:*:x/{x}"],
            "conditions":["shop:Size"],"newestResources":["*"]},"parameters":[],"responses":{}}
            """#
        let action = try #require(try document(actions: text).action(named: "Buy"))
        #expect(action.accessLevel == "update" && action.goneAsOf == "2026-10-26")
        #expect(action.substitutes == ["Shop::2020-01-01::Order"])
        #expect(action.ramAuthorization?.conditionKeys == ["shop:Size"])
        #expect(action.ramAuthorization?.newestResources == ["*"])
        let bothLevels =
            #""Buy":{"systemTags":{"operationType":"update"},"x-access":"get","parameters":[],"responses":{}}"#
        let other = try document(actions: bothLevels)
        #expect(try other.action(named: "Buy")?.accessLevel == "get")
    }

    @Test func movesValuesOfAListToItsItems() throws {
        let (schema, _) = try schema(#"{"type":"array","enum":["a"],"items":{"type":"string"}}"#)
        #expect(schema.enumValues.isEmpty)
        #expect(schema.items?.enumValues == ["a"])
    }

    @Test func readsFlagsAndMaps() throws {
        let (schema, _) = try schema(
            #"""
            {"type":"object","required":"true","deprecated":true,"x-restricted":true,"unknownKey":[{}],
             "description":"Prose.","additionalProperties":{"type":"integer","format":"int32"}}
            """#
        )
        #expect(schema.isRequired && schema.isDeprecated && schema.isRestricted && schema.isMap)
        #expect(schema.mapValues?.format == "int32")
        #expect(schema.summary == "Prose.")
    }

    @Test func understandsRequiredAsAList() throws {
        let (schema, _) = try schema(
            #"{"type":"object","required":["B"],"properties":{"A":{"type":"string"},"B":{"type":"string"}}}"#
        )
        #expect(!schema.isRequired)
        #expect(schema.properties.map(\.schema.isRequired) == [false, true])
    }

    @Test(arguments: [
        ("object", #"{"properties":{"B":{}}}"#, MetadataSchema.ValueType.object),
        ("list", #"{"items":{}}"#, .array),
        ("nothing", "{}", .any),
        ("nullable", #"{"type":["null","string"]}"#, .string),
        ("unknown", #"{"type":"date"}"#, .other("date")),
    ])
    func infersTheType(id: String, text: String, type: MetadataSchema.ValueType) throws {
        #expect(try schema(text).0.type == type)
    }

    @Test func followsReferencesAndTheirCycles() throws {
        let schemas = #"""
            "Node":{"type":"object","properties":{"Next":{"$ref":"#/components/schemas/Node"},"Name":{"type":"string"}}},
            "A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/A"},
            "odd/na me~":{"type":"boolean"}
            """#
        let action = try action(
            parameters: #"""
                {"name":"Node","in":"query","style":"flat","schema":{"$ref":"#/components/schemas/Node"}},
                {"name":"Odd","in":"query","schema":{"$ref":"#/components/schemas/odd~1na%20me~0"}},
                {"name":"Loop","in":"query","schema":{"$ref":"#/components/schemas/A"}},
                {"name":"Gone","in":"query","schema":{"$ref":"#/components/schemas/Gone"}}
                """#,
            schemas: schemas
        )
        #expect(action.parameter(matching: "Node.Next.Next.Name")?.schema.type == .string)
        #expect(action.parameter(matching: "Odd")?.schema.type == .boolean)
        #expect(action.parameter(matching: "Loop.X") == nil)
        #expect(action.parameter(matching: "Gone")?.schema.reference == "Gone")
        #expect(action.flattenedParameters.count < 100)
    }
}
