import DiagnosticsCore

/// A message of the server's.
enum OutgoingMessage {
    case result(MessageID, JSONText)
    /// The id is null where the request could not be read so far.
    case error(MessageID?, ResponseError)
    case notification(method: String, params: JSONText)
    case request(id: String, method: String, params: JSONText)

    /// The message as it is sent, without a header.
    var bytes: [UInt8] {
        var members: [JSONText.Member] = [("jsonrpc", .string("2.0"))]
        switch self {
        case .result(let id, let result):
            members += [("id", id.json), ("result", result)]
        case .error(let id, let error):
            members += [("id", id?.json ?? .null), ("error", error.json)]
        case .notification(let method, let params):
            members += [("method", .string(method)), ("params", params)]
        case .request(let id, let method, let params):
            members += [("id", .string(id)), ("method", .string(method)), ("params", params)]
        }
        return Array(JSONText.object(members).text().utf8)
    }

    /// A line for the client's log.
    static func log(_ text: String) -> OutgoingMessage {
        .notification(
            method: "window/logMessage", params: .object([("type", .number(2)), ("message", .string("ecsc: \(text)"))]))
    }
}
