/// Headers and body of a MIME message or of a part of one (RFC 2045).
struct MIMEEntity {
    /// Names in lower case.
    private var headers: [(name: String, value: String)] = []
    private(set) var body: ArraySlice<UInt8>

    init(parsing bytes: ArraySlice<UInt8>) {
        body = bytes[bytes.endIndex...]
        for line in LineSequence(bytes) {
            let text = String(decoding: bytes[line.content], as: UTF8.self)
            if text.isEmpty {
                body = bytes[line.next...]
                return
            }
            if text.first == " " || text.first == "\t", let last = headers.indices.last {
                headers[last].value += " " + Self.trimmed(text[...])
            } else if let colon = text.firstIndex(of: ":") {
                let value = Self.trimmed(text[text.index(after: colon)...])
                headers.append((Self.trimmed(text[..<colon]).lowercased(), value))
            } else {
                // No header: the body begins without an empty line, as lenient readers take it.
                body = bytes[line.content.lowerBound...]
                return
            }
        }
    }

    /// The type without parameters, lower case; the standard's default if there is none.
    var contentType: String {
        let value = header("content-type") ?? "text/plain"
        return Self.trimmed(value.prefix { $0 != ";" }).lowercased()
    }

    /// A parameter of a header, without quotes.
    func parameter(_ name: String, of headerName: String) -> String? {
        guard let value = header(headerName) else { return nil }
        for field in value.split(separator: ";").dropFirst() {
            guard let equals = field.firstIndex(of: "=") else { continue }
            guard Self.trimmed(field[..<equals]).lowercased() == name else { continue }
            let text = Self.trimmed(field[field.index(after: equals)...])
            return text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
                ? String(text.dropFirst().dropLast()) : text
        }
        return nil
    }

    /// The body without its transfer encoding.
    func decodedBody() throws(UserDataUnreadable) -> [UInt8] {
        switch header("content-transfer-encoding")?.lowercased() {
        case "base64":
            guard let bytes = Base64.decode(body) else {
                throw UserDataUnreadable("a part is not the Base64 it says it is")
            }
            return bytes
        case "quoted-printable":
            return Self.decodedQuotedPrintable(body)
        case nil, "7bit", "8bit", "binary":
            return Array(body)
        case .some(let encoding):
            throw UserDataUnreadable("a part has the unknown transfer encoding '\(encoding)'")
        }
    }

    private func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// RFC 2045, 6.7.
    private static func decodedQuotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte != UInt8(ascii: "=") {
                result.append(byte)
            } else if rest.first == 0x0A {
                rest = rest.dropFirst()
            } else if digits == "\r\n" {
                rest = rest.dropFirst(2)
            } else if let value = UInt8(digits, radix: 16), digits.utf8.count == 2 {
                result.append(value)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return result
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}
