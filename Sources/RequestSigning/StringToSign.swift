import ExactText
import QueryEncoding

/// The text that a signature of version 1.0 is made of: method, path and canonical query, the latter two encoded once more.
public struct StringToSign: Sendable, Hashable {
    /// `GET&%2F&Action%3DDescribeRegions…`
    public let text: String

    /// What stands for the value of a secret.
    private static let hidden = "(hidden)"
    /// What the service writes before its own, in the message of the error `SignatureDoesNotMatch`.
    private static let mark = "string to sign is:"
    /// Bytes of a value that are shown on each side of a difference.
    private static let shownBytes = 40

    /// A string to sign.
    public init(_ text: String) { self.text = text }

    /// Finds the one that the service made, in what it answered.
    ///
    /// - Parameter message: The message, or the whole answer, in JSON or XML; or the string to sign alone.
    /// - Returns: nil where there is none.
    public init?(inServerMessage message: String) {
        let rest: Substring
        if let mark = message.firstRange(ofExactly: Self.mark) {
            rest = message[mark.upperBound...].trimmingASCIIBlanks()
        } else {
            rest = message.trimmingASCIIBlanks()
        }
        let end = rest.utf8.firstIndex { $0 <= 0x20 || "\"'<".utf8.contains($0) } ?? rest.endIndex
        let text = rest[..<end].replacingExactly("\\u0026", with: "&").replacingExactly("&amp;", with: "&")
        guard Parts(text) != nil else { return nil }
        self.text = text
    }

    /// The text, without the values of secrets.
    public var shown: String {
        guard let parts = Parts(text) else { return Self.hidden }
        return parts.head + parts.fields.map(Self.shown).joined(separator: "%26")
    }

    private static func shown(_ field: Parts.Field) -> String {
        PercentEncoding.encode(field.name) + "%3D" + (field.isSecret ? hidden : PercentEncoding.encode(field.value))
    }

    /// The first thing that differs from what the service made, in one line; nil where nothing does.
    public func firstDifference(fromService service: StringToSign) -> String? {
        if text.isExactly(service.text) { return nil }
        guard let here = Parts(text), let there = Parts(service.text) else {
            return "the two have not the form METHOD&PATH&QUERY"
        }
        for (what, left, right) in [("the method", here.method, there.method), ("the path", here.path, there.path)]
        where !left.isExactly(right) {
            return "\(what): here '\(left)', at the service '\(right)'"
        }
        let common = zip(here.fields, there.fields).prefix { $0.isSame(as: $1) }.count
        let (left, right) = (here.fields.dropFirst(common).first, there.fields.dropFirst(common).first)
        switch (left, right) {
        case (let left?, let right?) where left.name.isExactly(right.name):
            return Self.difference(of: left, from: right)
        case (let left?, let right):
            if !there.fields.contains(where: { $0.name.isExactly(left.name) }) {
                return "the parameter '\(left.name)' is signed here, and not by the service"
            }
            guard let right, !here.fields.contains(where: { $0.name.isExactly(right.name) }) else {
                return "the parameters are in another order, from '\(left.name)' on"
            }
            return "the parameter '\(right.name)' is signed by the service, and not here"
        case (nil, let right?): return "the parameter '\(right.name)' is signed by the service, and not here"
        case (nil, nil): return "the queries are written in different ways"
        }
    }

    private static func difference(of left: Parts.Field, from right: Parts.Field) -> String {
        let name = "the parameter '\(left.name)'"
        if left.isSecret { return "\(name), whose value is not shown" }
        let (here, there) = (Array(left.value.utf8), Array(right.value.utf8))
        let common = zip(here, there).prefix { $0 == $1 }.count
        return "\(name), at byte \(common + 1) of its value: here \(excerpt(here, at: common)), "
            + "at the service \(excerpt(there, at: common))"
    }

    private static func excerpt(_ value: [UInt8], at offset: Int) -> String {
        let start = max(0, offset - shownBytes)
        let end = min(value.count, offset + shownBytes)
        guard start < end else { return "nothing" }
        return "'\(start > 0 ? "…" : "")\(String(decoding: value[start..<end], as: UTF8.self))"
            + "\(end < value.count ? "…" : "")'"
    }

    /// A string to sign, taken apart.
    private struct Parts {
        /// A parameter, its name and value as they are encoded in the canonical query.
        struct Field {
            let name: String
            let value: String

            func isSame(as other: Field) -> Bool { name.isExactly(other.name) && value.isExactly(other.value) }

            /// Whether nobody should see the value: a session token, a password, a key.
            var isSecret: Bool {
                let last = name.asciiLowercased.splitExactly(at: UInt8(ascii: ".")).last ?? ""
                return ["securitytoken", "password", "secret", "privatekey", "plaintext"]
                    .contains { last.hasExactSuffix($0) }
            }
        }

        let method: String
        let path: String
        let fields: [Field]

        /// Everything before the query.
        var head: String { "\(method)&\(path)&" }

        init?(_ text: String) {
            let parts = text.splitExactly(at: UInt8(ascii: "&"), maxSplits: 2)
            guard parts.count == 3, !parts[0].isEmpty, parts[0].utf8.allSatisfy(\.isASCIILetter),
                parts[1].utf8.first == UInt8(ascii: "%"), !parts[2].utf8.contains(UInt8(ascii: "&")),
                let query = try? PercentEncoding.decode(String(parts[2]))
            else { return nil }
            method = String(parts[0])
            path = String(parts[1])
            fields = query.splitExactly(at: UInt8(ascii: "&")).map { field in
                let pair = field.splitExactly(at: UInt8(ascii: "="), maxSplits: 1)
                return Field(name: String(pair.first ?? ""), value: pair.count > 1 ? String(pair[1]) : "")
            }
        }
    }
}
