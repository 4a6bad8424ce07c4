import DiagnosticsCore
import ExactText
import Foundation
import SourceTree
import TestSupport
import Testing

@testable import LanguageServer

/// What is asked of any server: it answers everything, and takes anything.
@Suite struct ServerTests {
    private static let methods = ["hover", "completion", "definition", "documentSymbol", "formatting", "codeAction"]

    private static func ask(_ session: inout Session, about name: String, line: Int, character: Int) throws {
        let position = #"{"line":\#(line),"character":\#(character)}"#
        for method in methods {
            _ = try session.request(
                "textDocument/\(method)",
                #"{"textDocument":{"uri":"\#(Session.uri(name))"},"position":\#(position),"range":{"start":\#(position),"end":\#(position)},"context":{"diagnostics":[]},"options":{}}"#)
        }
    }

    @Test func answersEverywhereInEverySpec() throws {
        let capabilities = #"{"textDocument":{"codeAction":{"codeActionLiteralSupport":{}},"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}"#
        var generator = SeededGenerator(seed: 2)
        for (name, text) in SpecTexts.all where generator.next() % 4 == 0 {
            var session = try Session.started(capabilities: capabilities)
            let file = name.hasSuffix(".json") ? "a.ecs.json" : "a.ecs.yaml"
            session.open(file, text, language: name.hasSuffix(".json") ? "json" : "yaml")
            for _ in 0..<6 {
                try Self.ask(
                    &session, about: file, line: Int.random(in: 0...40, using: &generator),
                    character: Int.random(in: 0...30, using: &generator))
            }
        }
    }

    @Test func takesAnyMessage() throws {
        let pieces = [
            "{", "}", "[", "]", ":", ",", "\"jsonrpc\"", "\"2.0\"", "\"id\"", "1", "null", "\"method\"",
            "\"textDocument/didChange\"", "\"textDocument/hover\"", "\"params\"", "\"textDocument\"", "{\"uri\":\"file:///specs/a.ecs.yaml\"}",
            "\"contentChanges\"", "\"position\"", "{\"line\":1,\"character\":99999999999999999999}", "\"range\"", "-1", "1e9", "\\ud800", "é",
        ]
        var generator = SeededGenerator(seed: 6)
        var session = try Session.started()
        session.open("a.ecs.yaml", "apiVersion: ecsc/v1\nspec: {}\n")
        for _ in 0..<2000 {
            for answer in session.receive([generator.text(of: pieces, upTo: 14)]) { _ = try Session.parse(answer) }
        }
        #expect(try session.request("textDocument/hover", #"{"textDocument":{"uri":"\#(Session.uri("a.ecs.yaml"))"},"position":{"line":0,"character":2}}"#) != nil)
    }

    @Test func oneAnswerForEachRequest() throws {
        var session = try Session.started()
        session.open("a.ecs.yaml", "apiVersion: ecsc/v1\n")
        let batch = (1...200).map { id in
            #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(id % 3 == 0 ? "no/such" : "textDocument/hover")","params":{"textDocument":{"uri":"\#(Session.uri("a.ecs.yaml"))"},"position":{"line":0,"character":1}}}"#
        }
        let cancellations = stride(from: 1, through: 200, by: 7).map { #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":\#($0)}}"# }
        let ids = try session.receive(batch + cancellations).compactMap { try Session.parse($0)["id"]?.text }
        #expect(ids == (1...200).map(String.init))
    }

    @Test func ofManyEditsTheLastIsLookedAt() throws {
        var session = try Session.started()
        session.open("a.ecs.yaml", "apiVersion: ecsc/v1\n")
        let edits = (2...1001).map { version in
            #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"\#(Session.uri("a.ecs.yaml"))","version":\#(version)},"contentChanges":[{"range":{"start":{"line":9,"character":0},"end":{"line":9,"character":0}},"text":"x"}]}}"#
        }
        #expect(session.receive(edits).isEmpty)
        let sent = session.work()
        #expect(sent.count == 1)
        #expect(sent.first?.contains("\"version\":1001") == true)
    }

    /// A large text, however it is written, takes time in proportion to it.
    @Test(
        .timeLimit(.minutes(2)),
        arguments: [
            String(repeating: "a: \"", count: 80_000), String(repeating: "- ", count: 150_000),
            String(repeating: "{a: ", count: 80_000), String(repeating: "\"", count: 300_000),
            String(repeating: "k: 'x\n", count: 50_000), String(repeating: "é", count: 150_000),
            "{\"a\": [" + String(repeating: "\"🚀\", ", count: 40_000) + "1]}",
            String(repeating: "a:\n", count: 100_000), String(repeating: "file: a\n", count: 50_000),
            "a:" + String(repeating: " ", count: 200_000) + "b\n" + String(repeating: " c: d\n", count: 30_000),
            String(repeating: " ", count: 300_000), "spec:\n" + String(repeating: " ", count: 300_000),
            (0..<700).map { String(repeating: " ", count: $0) + "k: \"\n" }.joined(),
        ])
    func largeTextsTakeNoAges(text: String) throws {
        var session = try Session.started(
            capabilities: #"{"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}}"#)
        session.open("a.ecs.yaml", "apiVersion: ecsc/v1\n" + text)
        for version in 2...6 {
            session.change("a.ecs.yaml", version: version, [Self.insertion("x", line: 1, character: 9)])
        }
        _ = try session.findings(of: "a.ecs.yaml")
        try Self.ask(&session, about: "a.ecs.yaml", line: 1, character: 500_000)
        try Self.ask(&session, about: "a.ecs.yaml", line: 2, character: 500_000)
    }

    private static func insertion(_ text: String, line: Int, character: Int) -> String {
        let position = #"{"line":\#(line),"character":\#(character)}"#
        return #"{"range":{"start":\#(position),"end":\#(position)},"text":"\#(text)"}"#
    }

    /// What 'replace all' sends: from the bottom up in one message.
    @Test(.timeLimit(.minutes(1))) func tenThousandEditsInOneMessage() throws {
        var session = try Session.started()
        let line = "# " + String(repeating: "a", count: 60) + "\n"
        session.open("a.ecs.yaml", String(repeating: line, count: 10_000))
        let edits = (0..<10_000).reversed().map { Self.insertion("bc", line: $0, character: 2) }
        session.change("a.ecs.yaml", version: 2, edits)
        let text = session.server.documents.values.first.map { String(decoding: $0.file.bytes, as: UTF8.self) }
        #expect(text == String(repeating: line.replacingOccurrences(of: "# a", with: "# bca"), count: 10_000))
    }

    /// More work than anybody waits for is not begun: the text is to be opened again.
    @Test func tooManyEditsAreRefused() throws {
        var session = try Session.started()
        session.open("a.ecs.yaml", String(repeating: "a\n", count: 500_000))
        let edits = (0..<5000).map { Self.insertion("b", line: $0, character: 0) }
        session.change("a.ecs.yaml", version: 2, edits)
        #expect(session.server.documents.isEmpty)
        #expect(session.notifications.contains { $0["method"]?.text == "window/logMessage" })
    }

    @Test(.timeLimit(.minutes(1))) func manyDocumentsAreOpened() throws {
        var session = try Session.started()
        for number in 0..<5000 { session.open("\(number).ecs.yaml", "a", language: "plaintext") }
        for number in 0..<5000 {
            session.notify("textDocument/didClose", #"{"textDocument":{"uri":"\#(Session.uri("\(number).ecs.yaml"))"}}"#)
        }
        #expect(session.work().isEmpty)
    }

    @Test func nothingIsShownAfterTheEnd() throws {
        var session = try Session.started()
        session.open("a.ecs.yaml", "apiVersion: ecsc/v1\n")
        _ = try session.request("shutdown", "null")
        #expect(!session.server.hasWork)
        #expect(session.work().isEmpty)
    }

    @Test func valuesInExplanationsStayText() throws {
        var session = try Session.started()
        session.open("a.ecs.yaml", "apiVersion: ecsc/v1\nvars:\n  a: '`![](x)``'\nspec:\n  description: ${a}\n")
        let params = #"{"textDocument":{"uri":"\#(Session.uri("a.ecs.yaml"))"},"position":{"line":4,"character":17}}"#
        let text = try session.request("textDocument/hover", params)?["contents"]?["value"]?.text
        #expect(text?.contains("``` `![](x)`` ```") == true, "\(text ?? "")")
    }

    @Test func pathsStartFromTheFolderThatIsGiven() throws {
        var session = try Session.started(files: [("boot.sh", Array("echo\n".utf8))], folder: "/shared")
        session.open("a.ecs.yaml", "apiVersion: ecsc/v1\nspec:\n  userData:\n    file: boot.sh\n")
        let params = #"{"textDocument":{"uri":"\#(Session.uri("a.ecs.yaml"))"},"position":{"line":3,"character":12}}"#
        let places = try session.request("textDocument/definition", params)
        #expect(places?.items?.first?["uri"]?.text == "file:///shared/boot.sh")
    }

    @Test func variablesFromOutsideAreKnown() throws {
        let variables = ServerEnvironment.Variables(values: [ExactText("size"): "80", ExactText("other"): "1"])
        var session = try Session.started(variables: variables)
        session.open("a.ecs.yaml", "apiVersion: ecsc/v1\nvars:\n  size: 40\nspec:\n  description: ${size}\n")
        let findings = try session.findings(of: "a.ecs.yaml").findings
        // That no spec here declares `other` says nothing: it may be for another.
        #expect(!findings.contains { $0["code"]?.text == "undefined-variable" })
        let hover = try session.request(
            "textDocument/hover", #"{"textDocument":{"uri":"\#(Session.uri("a.ecs.yaml"))"},"position":{"line":4,"character":19}}"#)
        #expect(hover?["contents"]?["value"]?.text?.contains("80") == true)
    }

    @Test func passwordsAreNotShown() throws {
        var session = try Session.started()
        session.open("a.ecs.yaml", "apiVersion: ecsc/v1\nvars:\n  dbPassword: hunter2-Hunter2\nspec:\n  description: ${dbPassword}\n  login: {password: hunter2-Hunter2}\n")
        var sent = try session.findings(of: "a.ecs.yaml").findings.map { $0["message"]?.text ?? "" }
        for (line, character) in [(4, 20), (2, 4), (5, 24)] {
            let params = #"{"textDocument":{"uri":"\#(Session.uri("a.ecs.yaml"))"},"position":{"line":\#(line),"character":\#(character)}}"#
            sent.append(try session.request("textDocument/hover", params)?["contents"]?["value"]?.text ?? "")
        }
        #expect(sent.count > 3)
        #expect(!sent.contains { $0.contains("hunter2") })
    }
}
