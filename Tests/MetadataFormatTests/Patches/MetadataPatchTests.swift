import DiagnosticsCore
import Testing

@testable import MetadataFormat

@Suite struct MetadataPatchTests {
    private static let text = #"""
        {"info":{"product":"Shop","version":"1"},"x-endpoint":{"rule":"regional","code":"shop"},
        "components":{"schemas":{"Answer":{"type":"object","properties":{"Old":{"type":"string"},"New":{"type":"string"}}},
          "Level":{"type":"string","enum":["a"]}}},
        "apis":{
        "Buy":{"x-ram":{"action":"shop:Buy","resources":["acs:shop:*:{accountId}:cart/*"],"optionalResources":["o"]},
         "parameters":[
          {"name":"Amount","in":"query","schema":{"type":"integer","format":"int32","minimum":"1","maximum":"1000"}},
          {"name":"Ids","in":"query","schema":{"type":"string","x-jsonText":"array"}},
          {"name":"Mode","in":"query","schema":{"type":"string","x-values":["x","y"]}},
          {"name":"Ca\u0301fe","in":"query","schema":{"type":"string"}},
          {"name":"Level","in":"query","schema":{"$ref":"#/components/schemas/Level"}},
          {"name":"Odd","in":"query","schema":{"type":"strnig"}},
          {"name":"Disk","in":"query","style":"repeatList","schema":{"type":"array","maxItems":17,"items":{"type":"object",
           "properties":{"Kind":{"type":"string","enum":[" a","b"]},"Kinds":{"type":"array","items":{"type":"string","enum":["c"]}},
            "dot.ted":{"type":"string","required":true}}}}}],
         "responses":{"200":{"schema":{"$ref":"#/components/schemas/Answer"}}}},
        "Sell":{"responses":{"200":{"schema":{"$ref":"#/components/schemas/Answer"}}}},
        "Give":{"parameters":[{"name":"Amount","in":"query","schema":{"type":"integer","maximum":"5"}}]}}}
        """#

    private func document(_ patches: [String]) throws -> MetadataDocument {
        let list = SourceFile(name: "patches.json", text: #"{"patches":[\#(patches.joined(separator: ","))]}"#)
        let file = SourceFile(name: "api-docs.json", text: Self.text)
        return try MetadataDocument(file: file, patches: MetadataPatches(file: list))
    }

    private func patch(_ member: String, _ change: String, _ from: String, _ to: String, action: String? = "Buy")
        -> String
    {
        let action = action.map { #""action":"\#($0)","# } ?? ""
        return #"{\#(action)"member":"\#(member)","change":"\#(change)","from":\#(from),"to":\#(to),"#
            + #""reason":"why","source":"who, when"}"#
    }

    /// The action with its patches applied, and the patches that are stale once all of these were read.
    private func read(
        _ patches: [String], actions: [String] = ["Buy"]
    ) throws -> (action: MetadataAction, stale: [Diagnostic]) {
        let document = try document(patches)
        var ledger = PatchLedger()
        for name in actions { ledger.record(try #require(try document.action(named: name))) }
        let action = try #require(try document.action(named: "Buy"))
        return (action, document.patches.findings + ledger.stalePatches(of: document))
    }

    @Test func correctsMembersAtAnyDepth() throws {
        let (action, stale) = try read([
            patch("request.Amount", "maximum", #""1000""#, #""100""#, action: "B*"),
            patch("request.Amount", "type", #""int32""#, #""int64""#),
            patch("request.Amount", "required", "false", "true"),
            patch("request.Amount", "minimum", #""1""#, "null"),
            patch("request.Amount", "deprecated", "false", "true"),
            patch("request.Ids", "maxItems", "null", "100"),
            patch("request.Ids", "maxLength", "null", "9"),
            patch("request.Ids", "jsonText", #""array""#, #""objects""#),
            patch("request.Odd", "type", #""strnig""#, #""string""#),
            patch("request.Disk", "maxItems", "17", "16"),
            patch("request.Disk", "style", #""repeatList""#, #""json""#),
            patch("request.Disk[].Kind", "values", #"[" a","b"]"#, #"["a","b"]"#),
            patch("request.Disk[].Kinds", "values", #"["c"]"#, #"["c","d"]"#),
            patch("request.Mode", "values", #"["x","y"]"#, #"["x"]"#),
            patch("request.Disk[].dot.ted", "required", "true", "false"),
            patch("response.Old", "deprecated", "false", "true"),
        ])
        #expect(stale.map(\.message) == [])
        let amount = try #require(action.parameter(named: "Amount"))
        #expect(amount.schema.limits.maximum?.text == "100" && amount.schema.limits.minimum == nil)
        #expect(amount.isRequired && amount.schema.isDeprecated && amount.schema.format == "int64")
        #expect(action.parameter(named: "Ids")?.schema.limits.maxItems == 100)
        #expect(action.parameter(named: "Ids")?.schema.limits.maxLength == 9)
        #expect(action.parameter(named: "Ids")?.schema.jsonTextKind == "objects")
        #expect(action.parameter(named: "Odd")?.schema.type == .string)
        let disk = try #require(action.parameter(named: "Disk"))
        #expect(disk.schema.limits.maxItems == 16 && disk.style == .json)
        #expect(disk.schema.items?.property(named: "Kind")?.enumValues == ["a", "b"])
        #expect(disk.schema.items?.property(named: "Kinds")?.items?.enumValues == ["c", "d"])
        #expect(disk.schema.items?.property(named: "dot.ted")?.isRequired == false)
        // An open set stays open.
        let mode = action.parameter(named: "Mode")?.schema
        #expect(mode?.enumValues == [] && mode?.mentionedValues == ["x"])
        #expect(action.responseSchema?.property(named: "Old")?.isDeprecated == true)
    }

    /// What a finding tells of a limit that is not the file's own.
    @Test func whatIsCorrectedKnowsByWhat() throws {
        let (action, _) = try read([
            patch("request.Amount", "maximum", #""1000""#, #""100""#), patch("request.Ids", "maxItems", "null", "100"),
        ])
        let found = try #require(action.parameter(matching: "Amount")?.schema.patch(of: .maximum))
        #expect(found.change == "maximum of request.Amount: '100' instead of '1000'")
        #expect(found.notes == ["the API's metadata says 1000, and is corrected here: why", "source: who, when"])
        #expect(action.parameter(matching: "Amount")?.schema.patch(of: .minimum) == nil)
        let ids = try #require(action.indexingParameters().parameter(matching: "Ids")?.schema.patch(of: .maxItems))
        #expect(ids.change == "maxItems of request.Ids: '100' instead of not stated")
        #expect(ids.notes.first == "the API's metadata says nothing, and is corrected here: why")
    }

    @Test func takesMembersAway() throws {
        let (action, stale) = try read([
            patch("request.Disk[].Kind", "present", "true", "false"), patch("request.Mode", "present", "true", "false"),
            patch("response.Old", "present", "true", "false"),
        ])
        #expect(stale.isEmpty)
        #expect(action.parameter(named: "Disk")?.schema.items?.property(named: "Kind") == nil)
        #expect(action.parameter(named: "Mode") == nil && action.parameter(matching: "Mode") == nil)
        #expect(action.responseSchema?.properties.map(\.name) == ["New"])
        // The schema is another action's too.
        let other = try document([patch("response.Old", "present", "true", "false")]).action(named: "Sell")
        #expect(other?.responseSchema?.reference == "Answer")
    }

    @Test func correctsAuthorizations() throws {
        let document = try document([
            patch("authorization", "resource", "null", #""new""#),
            patch("authorization", "resource", #""acs:shop:*:{accountId}:cart/*""#, #""acs:shop:*:*:cart/*""#),
            patch("authorization", "optionalResource", #""o""#, "null"),
            patch("authorization", "resource", "null", #""a""#, action: "Sell"),
            patch("authorization", "optionalResource", "null", #""b""#, action: "Sell"),
        ])
        let buy = try #require(try document.action(named: "Buy")?.ramAuthorization)
        #expect(buy.action == "shop:Buy" && buy.resources == ["acs:shop:*:*:cart/*", "new"])
        #expect(buy.optionalResources.isEmpty)
        // Where the metadata states no permission, it is the action's own.
        let sell = try #require(try document.action(named: "Sell")?.ramAuthorization)
        #expect(sell.action == "shop:Sell" && sell.templates == ["a", "b"])
        #expect(try document.action(named: "Give")?.ramAuthorization == nil)
    }

    @Test func correctsTheProduct() throws {
        let changed = try document([patch("endpoint", "centralHost", "null", #""shop.example""#, action: nil)])
        #expect(changed.endpointRule?.centralHost == "shop.example")
        #expect(PatchLedger().stalePatches(of: changed).isEmpty)
        let stale = try document([patch("endpoint", "centralHost", #""a""#, #""b""#, action: nil)])
        #expect(stale.endpointRule?.centralHost == nil)
        #expect(PatchLedger().stalePatches(of: stale).map(\.rule) == [.stalePatch])
    }

    @Test(arguments: [
        ("value", "request.Amount", "maximum", #""999""#, #""100""#, "Buy"),
        ("stated", "request.Amount", "maximum", "null", #""100""#, "Buy"),
        ("member", "request.Amout", "maximum", #""1000""#, #""100""#, "Buy"),
        ("side", "Amount", "maximum", #""1000""#, #""100""#, "Buy"),
        ("depth", "request.Amount[].X", "maximum", #""1000""#, #""100""#, "Buy"),
        ("action", "request.Amount", "maximum", #""1000""#, #""100""#, "Bought"),
        ("action of a pattern", "request.Amount", "maximum", #""1000""#, #""100""#, "Bo*"),
        ("all actions of a pattern", "request.None", "maximum", #""1000""#, #""100""#, "B*"),
        ("new type", "request.Amount", "type", #""int32""#, #""object""#, "Buy"),
        ("new style", "request.Disk", "style", #""repeatList""#, #""round""#, "Buy"),
        ("style of a member", "request.Disk[].Kind", "style", "null", #""json""#, "Buy"),
        ("no scalar", "request.Disk", "type", "null", #""string""#, "Buy"),
        ("no number", "request.Amount", "maximum", #""1000""#, #""many""#, "Buy"),
        ("no count", "request.Disk", "maxItems", "17", "-1", "Buy"),
        ("no flag", "request.Amount", "required", "false", #""yes""#, "Buy"),
        ("two values", "request.Amount", "maximum", #""1000""#, #"["1","2"]"#, "Buy"),
        ("what others share", "request.Level", "values", "null", #"["b"]"#, "Buy"),
        ("other bytes", "request.C\u{E1}fe", "present", "true", "false", "Buy"),
        ("other bytes of a value", "request.Disk[].Kinds", "values", #"["\u0063\u0301"]"#, #"["d"]"#, "Buy"),
        ("no action of such bytes", "request.Amount", "maximum", #""1000""#, #""100""#, "Buy\u{301}"),
        ("present twice", "authorization", "resource", "null", #""o""#, "Buy"),
        ("absent resource", "authorization", "resource", #""r""#, "null", "Buy"),
        ("nothing at all", "authorization", "resource", "null", "null", "Buy"),
        ("limit of no member", "authorization", "maximum", "null", #""1""#, "Buy"),
        ("resource of a member", "request.Amount", "resource", "null", #""r""#, "Buy"),
        ("host of an action", "endpoint", "centralHost", "null", #""h""#, "Buy"),
        ("empty path", "", "maximum", "null", #""1""#, "Buy"),
    ])
    func refusesPatchesThatNoLongerApply(
        id: String, member: String, change: String, from: String, to: String, action: String
    ) throws {
        let (read, stale) = try read([patch(member, change, from, to, action: action)])
        #expect(stale.map(\.rule) == [.stalePatch], "\(id)")
        #expect(stale.first?.position?.file.name == "patches.json")
        #expect(read.patchOutcomes.allSatisfy { $0.result != .applied })
        #expect(read.parameters.count == 7 && read.parameters.allSatisfy { $0.schema.patches.isEmpty })
    }

    @Test func passesOverActionsThatWereNotRead() throws {
        let one = patch("request.X", "required", "true", "false", action: "Sell")
        #expect(try read([one]).stale.isEmpty)
        #expect(try read([one], actions: ["Buy", "Sell"]).stale.count == 1)
        // A pattern that fits nothing is only certain to be stale when every action that it is for was read.
        let all = patch("request.X", "required", "true", "false", action: "*")
        #expect(try read([all]).stale.isEmpty)
        #expect(try read([all], actions: ["Buy", "Sell", "Give"]).stale.count == 1)
        // One that fits an action may pass over the others.
        let some = patch("request.Amount", "maximum", #""5""#, #""4""#, action: "*")
        #expect(try read([some], actions: ["Buy", "Sell", "Give"]).stale.isEmpty)
    }

    @Test(arguments: [
        "", "[]", #"{"patches":{}}"#, #"{"patches":[1]}"#, #"{"patches":[{"action":"A"}]}"#,
        #"{"patches":[{"action":"A","member":"request.B","change":"colour","from":1,"to":2,"reason":"r"}]}"#,
        #"{"patches":[{"action":"A","member":"request.B","change":"type","from":1,"to":2}]}"#,
        #"{"patches":[{"member":"request.B","change":"type","from":1,"to":2,"reason":"r"}]}"#,
    ])
    func refusesMalformedLists(text: String) {
        let patches = MetadataPatches(file: SourceFile(name: "patches.json", text: text))
        #expect(patches.patches.isEmpty)
        #expect(patches.findings.contains { $0.severity == .error })
    }

    @Test func aPathOfManyStepsEndsSoon() throws {
        let path = "request" + String(repeating: ".a", count: 200_000)
        #expect(try read([patch(path, "maximum", "null", "1")]).stale.map(\.rule) == [.stalePatch])
    }

    @Test func patchesApplyInTheirOrder() throws {
        let (action, stale) = try read([
            patch("request.Amount", "maximum", "1000", "500"), patch("request.*", "maximum", "1", "2", action: "Sell"),
            patch("request.Amount", "maximum", "500", "100", action: "*"),
            patch("request.Amount", "maximum", "100", "50"),
        ])
        #expect(stale.isEmpty)
        #expect(action.parameter(named: "Amount")?.schema.limits.maximum?.text == "50")
    }
}
