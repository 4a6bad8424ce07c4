import ExactText
import UserData

/// What a boot payload is, in a few words for people: `script, 963 bytes`. Base64 and gzip tell nobody anything.
enum PayloadSummary {
    /// Parts that are named one by one.
    private static let mostParts = 4

    /// The words.
    static func text(of payload: [UInt8]) -> String {
        let parts = UserDataInspector.payloads(in: payload)
        let kinds = parts.prefix(mostParts).map { $0.kind?.rawValue ?? "of no known kind" }
        let names =
            kinds.joined(separator: " + ") + (parts.count > mostParts ? " + \(parts.count - mostParts) more" : "")
        let isCompressed = parts.contains { part in part.wrappings.contains { $0.isExactly("gzip") } }
        let size = parts.reduce(0) { $0 + $1.bytes.count }
        let packed =
            payload.count == size ? "" : isCompressed ? ", \(payload.count) compressed" : ", \(payload.count) joined"
        return "\(names), \(size) bytes\(packed)"
    }
}
