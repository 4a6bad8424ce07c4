import DiagnosticsCore
import SourceTree
import TestSupport
import Testing
import YAMLTree

struct JSONScannerTests {
    private let file = SourceFile(
        name: "a.json",
        text: #"""
             { "a" : [1, {"b": "]}\""}] , "n":-1.5e3,"s": "x\\" ,
              "o" : {"\u0061\n":{ "deep" : true },"e":{},"e":2} }
            """#
    )

    @Test func findsMembersWithoutReadingThem() throws {
        let members = try JSONScanner.members(of: file)
        #expect(members.map(\.key) == ["a", "n", "s", "o"])
        #expect(members.map { file.text(in: $0.keySpan) } == ["\"a\"", "\"n\"", "\"s\"", "\"o\""])
        #expect(
            members.map { file.text(in: $0.valueSpan) } == [
                #"[1, {"b": "]}\""}]"#, "-1.5e3", #""x\\""#, #"{"\u0061\n":{ "deep" : true },"e":{},"e":2}"#,
            ]
        )
        let inner = try JSONScanner.members(of: file, at: members[3].valueSpan.start)
        #expect(inner.map(\.key) == ["a\n", "e", "e"])
    }

    @Test(
        arguments: [
            (["o", "a\n", "deep"], "true"), (["n"], "-1.5e3"), (["o", "e"], "{}"), (["x"], nil), (["o", "x"], nil),
        ] as [([String], String?)]
    )
    func findsAValueUnderAPath(path: [String], expected: String?) throws {
        let offset = try JSONScanner.offset(ofValueAt: path, in: file)
        #expect((offset == nil) == (expected == nil))
        if let offset, let expected {
            #expect(file.text(in: SourceSpan(offset, offset + expected.utf8.count)) == expected)
        }
    }

    @Test func thePathMustLeadThroughObjects() {
        #expect(throws: UnreadableInput.self) { try JSONScanner.offset(ofValueAt: ["n", "x"], in: file) }
    }

    @Test func agreesWithTheReader() throws {
        for member in try JSONScanner.members(of: file) {
            var sink = DiagnosticSink()
            let node = try DocumentReader.readJSONValue(
                in: member.valueSpan,
                of: file,
                limits: .metadata,
                into: &sink
            )
            #expect(node.span == member.valueSpan)
        }
    }

    @Test(arguments: [
        "", " ", "[", "1", "{", "{\"", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":[", "{\"a\":\"\\", "{\"a\":1", "{a:1}",
    ])
    func refusesWhatHasNoEnd(text: String) {
        let file = SourceFile(name: "a.json", text: text)
        #expect(throws: UnreadableInput.self) { try JSONScanner.members(of: file) }
        #expect(throws: UnreadableInput.self) { try JSONScanner.offset(ofValueAt: ["z"], in: file) }
    }

    @Test(
        arguments: [
            (["a"], "1"), (["b"], "{\"c\": [1, {}], \"d\": \"}\"}"), (["b", "c"], "[1, {}]"), (["b", "d"], "\"}\""),
            (["z"], nil), (["b", "z"], nil),
        ] as [([String], String?)])
    func tellsWhereAValueStands(path: [String], text: String?) throws {
        let file = SourceFile(name: "a.json", text: "{\"a\": 1, \"b\" : {\"c\": [1, {}], \"d\": \"}\"} }")
        let span = try JSONScanner.span(ofValueAt: path, in: file)
        #expect(span.map { String(decoding: file.bytes(in: $0), as: UTF8.self) } == text)
        guard let first = path.first, let outer = try JSONScanner.offset(ofValueAt: [first], in: file) else { return }
        if path.count > 1 {
            #expect(try JSONScanner.span(ofValueAt: Array(path.dropFirst()), in: file, from: outer) == span)
        }
    }

    @Test func findsActionsInTheAPIMetadata() throws {
        guard let file = SharedData.file("api-facts/ecs/2014-05-26/api-docs.json") else { return }
        let start = try #require(try JSONScanner.offset(ofValueAt: ["apis"], in: file))
        let actions = try JSONScanner.members(of: file, at: start)
        #expect(actions.count == 379)
        var sink = DiagnosticSink()
        let documents = try DocumentReader.read(file, format: .json, limits: .metadata, into: &sink)
        let apis = try #require(documents.first?["apis"])
        for action in actions {
            #expect(apis[action.key]?.span == action.valueSpan)
        }
        #expect(sink.diagnostics.isEmpty)
    }
}
