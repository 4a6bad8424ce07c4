import ExactText

/// Names of documents as the protocol has them, and paths: RFC 8089, RFC 3986. The percent-encoding of requests is
/// another one, which leaves no slash.
enum DocumentURI {
    /// The path of a file; nil for what is none on this machine, such as a text that was never saved.
    static func path(of uri: String) -> String? {
        guard uri.utf8.count >= 7, uri.utf8.prefix(7).map(\.asciiLowercased).elementsEqual("file://".utf8) else {
            return nil
        }
        let rest = uri.utf8.dropFirst(7)
        guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let host = String(decoding: rest[..<slash], as: UTF8.self).asciiLowercased
        guard host.isEmpty || host.isExactly("localhost") else { return nil }
        var bytes: [UInt8] = []
        var index = slash
        while index < rest.endIndex {
            let byte = rest[index]
            let digits = rest[index...].dropFirst().prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = DigitText.natural(String(decoding: digits, as: UTF8.self), base: 16)
            {
                bytes.append(UInt8(truncatingIfNeeded: value))
                index = rest.index(index, offsetBy: 3)
            } else if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") {
                break
            } else {
                bytes.append(byte)
                index = rest.index(after: index)
            }
        }
        guard !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The name of a file.
    static func uri(ofPath path: String) -> String {
        var result = "file://"
        for byte in path.utf8 {
            if byte.isASCIIAlphanumeric || "/-._~".utf8.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }

    /// A path without `.` and `..`, so that a file has one name.
    static func normalized(_ path: String) -> String {
        var names: [Substring] = []
        for name in path.splitExactly(at: UInt8(ascii: "/")) where !name.isEmpty && !name.isExactly(".") {
            if name.isExactly("..") { _ = names.popLast() } else { names.append(name) }
        }
        return names.reduce(into: "") { $0 += "/" + $1 }
    }
}
