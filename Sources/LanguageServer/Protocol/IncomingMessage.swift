import DiagnosticsCore
import ExactText
import SourceTree

/// A message as JSON-RPC 2.0 defines it.
enum IncomingMessage: Sendable {
    /// Wants an answer.
    case request(MessageID, method: String, params: DocumentNode?)
    /// Wants none.
    case notification(method: String, params: DocumentNode?)
    /// The answer to a request of the server's own.
    case response

    /// Reads a message.
    ///
    /// - Throws: ``ResponseError`` for what is none, with the id as far as that can be told.
    init(_ bytes: [UInt8]) throws(MessageFault) {
        let root = try Self.parse(bytes)
        let id = root["id"].flatMap { MessageID($0) }
        guard let members = root.entries else {
            throw MessageFault(id: nil, error: .invalidRequest("a message is an object"))
        }
        guard let method = root["method"]?.scalar, method.style != .plain else {
            let isResponse = members.contains { $0.key.isExactly("result") || $0.key.isExactly("error") }
            guard isResponse else { throw MessageFault(id: id, error: .invalidRequest("a request has a method")) }
            self = .response
            return
        }
        let params = root["params"]
        if let id {
            self = .request(id, method: method.text, params: params)
        } else if root["id"] == nil {
            self = .notification(method: method.text, params: params)
        } else {
            throw MessageFault(id: nil, error: .invalidRequest("an id is a text or a number"))
        }
    }

    private static let limits = ParseLimits(bytes: MessageReader.longestMessage, nesting: 128)

    private static func parse(_ bytes: [UInt8]) throws(MessageFault) -> DocumentNode {
        var sink = DiagnosticSink()
        do {
            return try DocumentReader.readJSON(SourceFile(name: "<message>", bytes: bytes), limits: limits, into: &sink)
        } catch {
            // Editors that hold texts in UTF-16 may cut one between the halves of a character.
            if let repaired = LoneSurrogates.replaced(in: bytes),
                let root = try? DocumentReader.readJSON(
                    SourceFile(name: "<message>", bytes: repaired), limits: limits, into: &sink)
            {
                return root
            }
            throw MessageFault(id: nil, error: .parseError(error.diagnostic.message))
        }
    }
}

/// A message that can't be understood, and the request that is to be told so.
struct MessageFault: Error {
    let id: MessageID?
    let error: ResponseError
}

/// What a request is told by: a text or a number.
struct MessageID: Sendable {
    private let text: ExactText
    private let isNumber: Bool

    /// An id; nil for what can be none.
    init?(_ node: DocumentNode) {
        guard let scalar = node.scalar, scalar.style != .plain || DecimalText.isNumber(Array(scalar.text.utf8)) else {
            return nil
        }
        text = ExactText(scalar.text)
        isNumber = scalar.style == .plain
    }

    /// The id as a key: a number and a text of the same digits differ.
    var key: ExactText { ExactText(json.text()) }

    /// The id as it was written.
    var json: JSONText { isNumber ? .literal(text.text) : .string(text.text) }
}
