import DiagnosticsCore
import ExactText
import SourceTree

/// A language server for specs: messages in, messages out (Language Server Protocol 3.17).
///
/// It does nothing by itself. Whoever runs it hands in what has arrived (``receive(_:)``) and, when nothing more has,
/// lets it work (``work()``): so of many edits that arrive together only the last state is looked at.
public struct LanguageServer: Sendable {
    private enum Phase {
        case uninitialized, running, shutDown
    }

    let environment: ServerEnvironment
    private(set) var client = ClientCapabilities()
    private var phase = Phase.uninitialized
    /// How the process is to end, once the client has said that it is to: 0 after `shutdown`, else 1.
    public private(set) var exitStatus: Int32?
    /// By their names.
    var documents: [ExactText: OpenDocument] = [:]
    /// What was found in them, as far as it is not out of date.
    var analyses: [ExactText: SpecAnalysis] = [:]
    /// What is shown to the client, by the documents that it comes from.
    var shown = ShownFindings()
    /// The documents whose text has changed since they were looked at, the first to be looked at first.
    var waiting = WaitingDocuments()
    var variables: ServerEnvironment.Variables
    private var outbox: [[UInt8]] = []

    /// A server that no client has spoken to.
    public init(in environment: ServerEnvironment) {
        self.environment = environment
        variables = environment.variables() ?? ServerEnvironment.Variables()
    }

    /// Takes what has arrived, in order.
    ///
    /// - Returns: The messages to send, without headers.
    public mutating func receive(_ events: [MessageReader.Event]) -> [[UInt8]] {
        let messages = events.map { event -> Result<IncomingMessage, MessageFault> in
            switch event {
            case .message(let bytes): Result { () throws(MessageFault) in try IncomingMessage(bytes) }
            case .malformedHeader:
                .failure(MessageFault(id: nil, error: .parseError("a header without Content-Length")))
            case .messageTooLong: .failure(MessageFault(id: nil, error: .parseError("a message that is too long")))
            case .endlessHeader:
                .failure(MessageFault(id: nil, error: .parseError("no header of a message; nothing more is read")))
            }
        }
        let cancelled = Self.cancelledRequests(in: messages)
        for message in messages where exitStatus == nil {
            switch message {
            case .failure(let fault): send(.error(fault.id, fault.error))
            case .success(.request(let id, let method, let params)):
                answer(id, method, params, isCancelled: cancelled.contains(id.key))
            case .success(.notification(let method, let params)): take(method, params)
            case .success(.response): break
            }
        }
        defer { outbox = [] }
        return outbox
    }

    /// Whether there is something to do when nothing more arrives.
    public var hasWork: Bool { !waiting.isEmpty && phase == .running && exitStatus == nil }

    /// Looks at one of the documents that have changed.
    ///
    /// - Returns: The messages to send, without headers.
    public mutating func work() -> [[UInt8]] {
        if hasWork, let next = waiting.first { analyze(next) }
        defer { outbox = [] }
        return outbox
    }

    mutating func send(_ message: OutgoingMessage) { outbox.append(message.bytes) }

    /// The requests that are taken back in the same breath.
    private static func cancelledRequests(in messages: [Result<IncomingMessage, MessageFault>]) -> Set<ExactText> {
        var cancelled: Set<ExactText> = []
        for case .success(.notification(let method, let params)) in messages where method.isExactly("$/cancelRequest") {
            if let id = params?["id"].flatMap({ MessageID($0) }) { cancelled.insert(id.key) }
        }
        return cancelled
    }

    // MARK: - Requests

    private mutating func answer(_ id: MessageID, _ method: String, _ params: DocumentNode?, isCancelled: Bool) {
        if isCancelled { return send(.error(id, .requestCancelled)) }
        do throws(ResponseError) {
            send(.result(id, try result(of: method, params)))
        } catch {
            send(.error(id, error))
        }
    }

    private mutating func result(of method: String, _ params: DocumentNode?) throws(ResponseError) -> JSONText {
        switch (phase, method) {
        case (.uninitialized, "initialize"):
            client = ClientCapabilities(params)
            phase = .running
            return ServerCapabilities.json(encoding: client.encoding)
        case (.uninitialized, _): throw .serverNotInitialized
        case (.shutDown, _): throw .invalidRequest("the server has been shut down")
        case (.running, "initialize"): throw .invalidRequest("'initialize' comes once")
        case (.running, "shutdown"):
            phase = .shutDown
            return .null
        case (.running, _):
            guard let request = DocumentRequest(rawValue: method) else { throw .methodNotFound(method) }
            return try result(of: request, params)
        }
    }

    // MARK: - Notifications

    private mutating func take(_ method: String, _ params: DocumentNode?) {
        if method.isExactly("exit") {
            exitStatus = phase == .shutDown ? 0 : 1
            return
        }
        // What comes before `initialize` is dropped, and so is what nobody knows.
        guard phase == .running else { return }
        switch method {
        case "initialized": registerForFiles()
        case "textDocument/didOpen": open(params)
        case "textDocument/didChange": change(params)
        case "textDocument/didClose": close(params)
        case "workspace/didChangeWatchedFiles": filesChanged(params)
        default: break
        }
    }

    /// Asks to be told of files that change: which ones specs refer to is only known later.
    private mutating func registerForFiles() {
        guard client.watchesFiles else { return }
        let watcher = JSONText.object([("globPattern", .string("**/*"))])
        let registration = JSONText.object([
            ("id", .string("ecsc-files")), ("method", .string("workspace/didChangeWatchedFiles")),
            ("registerOptions", .object([("watchers", .list([watcher]))])),
        ])
        send(
            .request(
                id: "ecsc-files", method: "client/registerCapability",
                params: .object([("registrations", .list([registration]))])))
    }
}
