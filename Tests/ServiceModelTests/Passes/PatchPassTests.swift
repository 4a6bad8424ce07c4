import DiagnosticsCore
import Testing

@testable import ServiceModel

@Suite struct PatchPassTests {
    private static let parameters = #"""
        {"name":"Amount","in":"query","schema":{"type":"integer","format":"int32","minimum":"1","maximum":"1000"}},
        {"name":"Disk","in":"query","style":"repeatList","schema":{"type":"array","maxItems":17,"items":{"type":"object",
         "properties":{"Kind":{"type":"string","enum":[" a","b"]},"dot.ted":{"type":"string","required":true}}}}}
        """#

    private func patch(
        _ patches: String,
        selecting: (inout Service) -> Void = { _ in }
    ) throws -> (Service, [Diagnostic]) {
        var service = try buildService(parameters: Self.parameters)
        selecting(&service)
        var sink = DiagnosticSink()
        let file = SourceFile(name: "patches.json", text: #"{"patches":[\#(patches)]}"#)
        let list = PatchListReader.read(file, reportingTo: &sink)
        PatchPass(patches: list).patch(&service, allActions: ["Buy", "Sell"], reportingTo: &sink)
        return (service, sink.diagnostics)
    }

    private func patchText(_ member: String, _ change: String, _ from: String, _ to: String, action: String = "Buy")
        -> String
    {
        #"{"action":"\#(action)","member":"\#(member)","change":"\#(change)","from":\#(from),"to":\#(to),"reason":"why"}"#
    }

    @Test func correctsMembersAtAnyDepth() throws {
        let (service, findings) = try patch(
            [
                patchText("request.Amount", "maximum", #""1000""#, #""100""#, action: "B*"),
                patchText("request.Amount", "type", #""int32""#, #""int64""#),
                patchText("request.Amount", "required", "false", "true"),
                patchText("request.Disk", "maxItems", "17", "16"),
                patchText("request.Disk[].Kind", "values", #"[" a","b"]"#, #"["a","b"]"#),
                patchText("request.Disk[].dot.ted", "required", "true", "false"),
                patchText("request.Amount", "minimum", #""1""#, "null"),
            ].joined(separator: ",")
        )
        #expect(findings.isEmpty)
        let members = try #require(service.actions.first?.request.members)
        #expect(members.map(\.outline) == ["Amount: int64", "Disk: [{Kind: enum(a|b), dot.ted: string}]"])
        #expect(members[0].isRequired)
        #expect(members[0].facts.maximum == "100")
        #expect(members[0].facts.minimum == nil)
        #expect(members[1].facts.maxItems == 16)
    }

    @Test func takesMembersAway() throws {
        let (service, findings) = try patch(patchText("request.Disk[].Kind", "present", "true", "false"))
        #expect(findings.isEmpty)
        #expect(service.actions.first?.request.members.map(\.outline).last == "Disk: [{dot.ted: string}]")
    }

    @Test(arguments: [
        ("value", "request.Amount", "maximum", #""999""#, #""100""#, "Buy"),
        ("stated", "request.Amount", "maximum", "null", #""100""#, "Buy"),
        ("member", "request.Amout", "maximum", #""1000""#, #""100""#, "Buy"),
        ("side", "Amount", "maximum", #""1000""#, #""100""#, "Buy"),
        ("depth", "request.Amount[].X", "maximum", #""1000""#, #""100""#, "Buy"),
        ("action", "request.Amount", "maximum", #""1000""#, #""100""#, "Bought"),
        ("new type", "request.Amount", "type", #""int32""#, #""object""#, "Buy"),
        ("new style", "request.Disk", "style", #""repeatList""#, #""round""#, "Buy"),
        ("no scalar", "request.Disk", "type", "null", #""string""#, "Buy"),
    ])
    func refusesPatchesThatNoLongerApply(
        id: String,
        member: String,
        change: String,
        from: String,
        to: String,
        action: String
    ) throws {
        let (_, findings) = try patch(patchText(member, change, from, to, action: action))
        #expect(findings.map(\.rule) == ["stale-patch"], "\(id)")
        #expect(findings.first?.position?.file.name == "patches.json")
    }

    @Test func passesOverActionsThatWereNotAskedFor() throws {
        let patches = patchText("request.X", "required", "true", "false", action: "Sell")
        #expect(try patch(patches).1.isEmpty)
        // A pattern that fits nothing is only certain to be stale when every action is there.
        let pattern = patchText("request.X", "required", "true", "false", action: "*")
        #expect(try patch(pattern).1.isEmpty)
    }

    @Test(arguments: [
        "", "[]", #"{"patches":{}}"#, #"{"patches":[1]}"#, #"{"patches":[{"action":"A"}]}"#,
        #"{"patches":[{"action":"A","member":"request.B","change":"colour","from":1,"to":2,"reason":"r"}]}"#,
        #"{"patches":[{"action":"A","member":"request.B","change":"type","from":1,"to":2}]}"#,
    ])
    func refusesMalformedLists(text: String) {
        var sink = DiagnosticSink()
        let patches = PatchListReader.read(SourceFile(name: "patches.json", text: text), reportingTo: &sink)
        #expect(patches.isEmpty)
        #expect(sink.hasErrors)
    }
}
