import DiagnosticsCore
import MetadataFormat
import Testing

@testable import ServiceModel

@Suite struct ServiceBuilderTests {
    @Test(arguments: [
        (#"{"type":"string"}"#, "string"),
        (#"{"type":"string","x-values":["a","b"]}"#, "enum(a|b)"),
        (#"{"type":"string","x-jsonText":"array"}"#, "string"),
        (#"{"type":"integer","format":"int32"}"#, "int32"),
        (#"{"type":"integer"}"#, "int64"),
        (#"{"type":"number","format":"float"}"#, "double"),
        (#"{"type":"boolean"}"#, "bool"),
        (#"{"type":"any"}"#, "json"),
        (#"{"type":"object"}"#, "json"),
        (#"{"type":"date"}"#, "string"),
        (#"{"type":"array"}"#, "[json]"),
        (#"{"type":"array","items":{"type":"string","enum":["x"]}}"#, "[enum(x)]"),
        (#"{"type":"array","items":{"type":"array","items":{"type":"integer"}}}"#, "[[int64]]"),
        (#"{"type":"array","items":{"type":"array","items":{"type":"string","enum":["x"]}}}"#, "[[string]]"),
        (#"{"type":"array","items":{"type":"array","items":{"type":"array","items":{}}}}"#, "[json]"),
        (#"{"type":"array","items":{"type":"object","additionalProperties":{"type":"string"}}}"#, "[<string>]"),
        (#"{"type":"array","items":{"type":"object","additionalProperties":{"type":"boolean"}}}"#, "[json]"),
        (#"{"type":"object","additionalProperties":{"type":"string"}}"#, "<string>"),
        (#"{"type":"object","additionalProperties":true}"#, "<json>"),
        (#"{"type":"object","additionalProperties":{"type":"object","properties":{"A":{}}}}"#, "<{A: json}>"),
        (#"{"type":"object","additionalProperties":{"type":"object"}}"#, "<json>"),
        (#"{"type":"object","additionalProperties":{"type":"integer"}}"#, "<json>"),
        (#"{"type":"object","additionalProperties":{"type":"string","enum":["a"]}}"#, "<string>"),
        (
            #"{"type":"array","items":{"type":"object","additionalProperties":{"type":"object","properties":{"A":{}}}}}"#,
            "[json]"
        ),
        (#"{"type":"object","properties":{"B":{"type":"boolean"}}}"#, "{B: bool}"),
    ])
    func givesEveryValueOneType(schema: String, outline: String) throws {
        let service = try buildService(response: #""A":\#(schema)"#)
        #expect(service.actions.first?.response.members.map(\.outline) == ["A: " + outline])
    }

    @Test func keepsWireOrderStylesAndRequirements() throws {
        let service = try buildService(
            parameters: #"""
                {"name":"Z","in":"query","schema":{"type":"string","required":true}},
                {"name":"A","in":"query","style":"repeatList","schema":{"type":"array","items":{"type":"string"}}},
                {"name":"J","in":"query","style":"json","schema":{"type":"array","items":{"type":"string"}}},
                {"name":"S","in":"query","style":"simple","schema":{"type":"array","items":{"type":"string"}}},
                {"name":"F","in":"query","style":"flat","schema":{"type":"object","properties":{"X":{"required":true}}}},
                {"name":"Any","in":"query","schema":{"type":"any"}}
                """#,
            response: #""R":{"type":"string","required":true}"#
        )
        let action = try #require(service.actions.first)
        #expect(action.request.members.map(\.wireName) == ["Z", "A", "J", "S", "F", "Any"])
        #expect(action.request.members.map(\.style) == [.plain, .repeatList, .json, .plain, .flat, .json])
        #expect(action.request.members.map(\.isRequired) == [true, false, false, false, false, false])
        #expect(action.request.members[3].facts.joinedBy == ",")
        // A service may leave out anything.
        #expect(action.response.members.map(\.isRequired) == [false])
    }

    @Test func sharesReferredSchemasEvenRecursiveOnes() throws {
        let service = try buildService(
            response: ##""Root":{"$ref":"#/components/schemas/Node"},"Ids":{"$ref":"#/components/schemas/Ids"}"##,
            schemas: ##"""
                "Unused":{"type":"object","properties":{"A":{}}},
                "Node":{"type":"object","properties":{"Next":{"$ref":"#/components/schemas/Node"},
                  "Children":{"type":"array","items":{"$ref":"#/components/schemas/Node"}}}},
                "Ids":{"type":"array","items":{"$ref":"#/components/schemas/Ids"}}
                """##
        )
        #expect(service.sharedShapes.map(\.schemaName) == ["Node"])
        #expect(service.sharedShapes.first?.members.map(\.outline) == ["Next: #Node", "Children: [#Node]"])
        #expect(service.actions.first?.response.members.map(\.outline) == ["Root: #Node", "Ids: [json]"])
    }

    @Test func mapsHoldSharedObjects() throws {
        let service = try buildService(
            response: ##""ByName":{"type":"object","additionalProperties":{"$ref":"#/components/schemas/Node"}}"##,
            schemas: ##""Node":{"type":"object","properties":{"A":{"type":"string"}}}"##
        )
        #expect(service.actions.first?.response.members.map(\.outline) == ["ByName: <#Node>"])
    }

    @Test(arguments: [
        (#""A":{"path":"/a","responses":{}}"#, "V3", SkippedAction.Reason.calledByPath, "style V3, path /a"),
        (#""A":{"path":"/a","responses":{}}"#, "", .calledByPath, "path /a"),
        (#""A":{"responses":{}}"#, "ROA", .calledByPath, "style ROA"),
        (#""A":{"path":"/","responses":{}}"#, "OSS", .calledByPath, "style OSS, path /"),
        (
            #""A":{"parameters":[{"name":"id","in":"path","schema":{"type":"string"}}]}"#, "RPC", .parameterElsewhere,
            "'id' in the path"
        ),
        (
            #""A":{"parameters":[{"name":"o","in":"header"},{"name":"h","in":"header","schema":{"required":true}}]}"#,
            "RPC", .parameterElsewhere, "'h' in the header"
        ),
        (
            #""A":{"responses":{"200":{"schema":{"type":"array"}}}}"#, "RPC", .answerIsNoObject, "its response"
        ),
        (
            ##""A":{"responses":{"200":{"schema":{"$ref":"#/components/schemas/X"}}}}"##, "RPC", .missingSchema,
            "its response is 'X'"
        ),
        (
            ##""A":{"parameters":[{"name":"P","in":"query","schema":{"$ref":"#/components/schemas/X"}}]}"##, "RPC",
            .missingSchema, "'A.request.P' is 'X'"
        ),
    ])
    func skipsWhatCannotBeExpressed(action: String, style: String, reason: SkippedAction.Reason, detail: String) throws
    {
        let (service, _) = try buildService(actions: action + #","B":{"responses":{}}"#, style: style)
        let skipped = try #require(service.skippedActions.first)
        #expect(skipped.name == "A")
        #expect(skipped.reason == reason)
        #expect(skipped.detail == detail)
        #expect(skipped.position != nil)
        #expect(service.actions.map(\.name) == (["ROA", "OSS"].contains(style) ? [] : ["B"]))
    }

    @Test func tellsWhichParametersAreLeftOut() throws {
        let service = try buildService(
            parameters: #"""
                {"name":"Content-Type","in":"header","schema":{"type":"string"}},
                {"name":"Id","in":"query","schema":{"type":"string"}},{"name":"Region","in":"host","schema":{}}
                """#
        )
        #expect(service.actions.first?.request.members.map(\.wireName) == ["Id"])
        #expect(service.droppedParameters.map { "\($0.action).\($0.name) \($0.place)" } == ["Buy.Content-Type header"])
    }
}
