import DiagnosticsCore
import SourceTree

/// Why a request has no result: the codes of JSON-RPC 2.0 and of the Language Server Protocol.
struct ResponseError: Error, Sendable {
    let code: Int
    let message: String

    static func parseError(_ message: String) -> Self { Self(code: -32700, message: message) }
    static func invalidRequest(_ message: String) -> Self { Self(code: -32600, message: message) }
    static func methodNotFound(_ method: String) -> Self {
        Self(code: -32601, message: "there is no method '\(method.shortened)'")
    }
    static func invalidParams(_ message: String) -> Self { Self(code: -32602, message: message) }
    static func internalError(_ message: String) -> Self { Self(code: -32603, message: message) }
    static let serverNotInitialized = Self(code: -32002, message: "'initialize' comes first")
    static let requestCancelled = Self(code: -32800, message: "cancelled")

    var json: JSONText { .object([("code", .number(code)), ("message", .string(message))]) }
}
