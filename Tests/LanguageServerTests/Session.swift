import DiagnosticsCore
import ExactText
import Foundation
import LanguageServer
import SourceTree
import SpecCompiler

/// A server with a client that is a test.
struct Session {
    private(set) var server: LanguageServer
    private var lastID = 0
    /// What the server has sent that was no answer, as it came.
    private(set) var notifications: [DocumentNode] = []

    /// The documents of a session lie in this folder, which need not be there.
    static let folder = "/specs"

    /// A server that was not spoken to, which finds these files in the folder.
    init(
        files: [(name: String, bytes: [UInt8])] = [], folder: String? = nil,
        variables: ServerEnvironment.Variables = .init()
    ) throws {
        let givenFolder = folder
        server = LanguageServer(
            in: ServerEnvironment(
                library: try Self.library.get(), folder: { folder ?? $0 },
                files: { folder in
                    FileLoader { path in
                        let file = files.first { "\(givenFolder ?? Self.folder)/\($0.name)" == "\(folder ?? "")/\(path)" }
                        return file.map { .success($0.bytes) } ?? .failure(.notFound(reason: "no such file"))
                    }
                },
                variables: { variables }, now: { 1_782_000_000 }))
    }

    private static let library = Result { try PlatformLibrary.bundled() }

    /// Sends messages that arrive together; the answers as they are sent.
    mutating func receive(_ messages: [String]) -> [String] {
        server.receive(messages.map { .message(Array($0.utf8)) }).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Lets the server do what there is to do.
    mutating func work() -> [String] {
        var sent: [String] = []
        while server.hasWork { sent += server.work().map { String(decoding: $0, as: UTF8.self) } }
        return sent
    }

    // MARK: - As a client

    /// A server that is ready.
    static func started(
        files: [(name: String, bytes: [UInt8])] = [], folder: String? = nil, capabilities: String = "{}",
        variables: ServerEnvironment.Variables = .init()
    ) throws -> Session {
        var session = try Session(files: files, folder: folder, variables: variables)
        _ = try session.request("initialize", "{\"capabilities\":\(capabilities)}")
        session.notify("initialized", "{}")
        return session
    }

    /// The result of a request; nil for an error.
    mutating func request(_ method: String, _ params: String) throws -> DocumentNode? {
        lastID += 1
        let sent = receive([#"{"jsonrpc":"2.0","id":\#(lastID),"method":"\#(method)","params":\#(params)}"#])
        var result: DocumentNode?
        for message in sent {
            let node = try Self.parse(message)
            if node["id"]?.text == "\(lastID)", node["method"] == nil {
                result = node["result"]
            } else {
                notifications.append(node)
            }
        }
        return result
    }

    mutating func notify(_ method: String, _ params: String) {
        let sent = receive([#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)}"#])
        notifications += sent.compactMap { try? Self.parse($0) }
    }

    static func uri(_ name: String) -> String { "file://\(folder)/\(name)" }

    mutating func open(_ name: String, _ text: String, language: String = "yaml", version: Int = 1) {
        notify(
            "textDocument/didOpen",
            #"{"textDocument":{"uri":"\#(Self.uri(name))","languageId":"\#(language)","version":\#(version),"text":\#(Self.json(text))}}"#
        )
    }

    mutating func change(_ name: String, version: Int, _ changes: [String]) {
        notify(
            "textDocument/didChange",
            #"{"textDocument":{"uri":"\#(Self.uri(name))","version":\#(version)},"contentChanges":[\#(changes.joined(separator: ","))]}"#
        )
    }

    /// The findings that are shown of a file when the server has nothing more to do.
    mutating func findings(of name: String) throws -> (version: Int?, findings: [DocumentNode]) {
        notifications += try work().map(Self.parse)
        let last = notifications.last {
            $0["method"]?.text == "textDocument/publishDiagnostics" && $0["params"]?["uri"]?.text == Self.uri(name)
        }
        return (last?["params"]?["version"]?.text.flatMap { Int($0) }, last?["params"]?["diagnostics"]?.items ?? [])
    }

    static func parse(_ message: String) throws -> DocumentNode {
        var sink = DiagnosticSink()
        return try DocumentReader.readJSON(
            SourceFile(name: "message", text: message), limits: ParseLimits(bytes: 1 << 28, nesting: 256), into: &sink)
    }

    static func json(_ text: String) -> String { JSONText.string(text).text() }

    /// The line and the character of a `|` in a text, and the text without it.
    static func cursor(in marked: String) -> (text: String, position: String) {
        let parts = marked.components(separatedBy: "‸")
        let before = parts[0].components(separatedBy: "\n")
        let position = #"{"line":\#(before.count - 1),"character":\#(before[before.count - 1].utf16.count)}"#
        return (parts.joined(), position)
    }
}
