import ByteFormats
import ExactText

/// Headers and body of a MIME message or of a part of one (RFC 2045).
struct MIMEEntity {
    /// Names in lower case, values unfolded.
    private var headers: [(name: String, value: [UInt8])] = []
    private(set) var body: ArraySlice<UInt8>

    /// Takes bytes apart. The headers end at an empty line, or at the first line that is none, as lenient readers take
    /// it; a text whose first line is no header is all body.
    init(parsing bytes: ArraySlice<UInt8>) {
        body = bytes[bytes.endIndex...]
        for line in LineSequence(bytes) {
            let text = bytes[line.content]
            if text.isEmpty {
                body = bytes[line.next...]
                return
            }
            if let first = text.first, Self.isBlank(first), let last = headers.indices.last {
                headers[last].value.append(0x20)
                headers[last].value += Self.trimmed(text)
            } else if let name = Self.headerName(of: text) {
                let value = Array(Self.trimmed(text[(name.endIndex + 1)...]))
                headers.append((String(decoding: name, as: UTF8.self).asciiLowercased, value))
            } else {
                body = bytes[line.content.lowerBound...]
                return
            }
        }
    }

    /// The name before the colon of a header line: printable ASCII without blanks (RFC 5322, 2.2); nil for other lines.
    static func headerName(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let name = line.prefix { 0x21...0x7E ~= $0 && $0 != UInt8(ascii: ":") }
        guard !name.isEmpty, name.endIndex < line.endIndex, line[name.endIndex] == UInt8(ascii: ":") else { return nil }
        return name
    }

    /// Whether it is made of parts.
    var isMultipart: Bool { contentType.hasExactPrefix("multipart/") }

    /// The type without parameters, lower case; the standard's default if there is none.
    var contentType: String {
        guard let value = header("content-type") else { return "text/plain" }
        let type = Self.trimmed(value.prefix { $0 != UInt8(ascii: ";") })
        return String(decoding: type, as: UTF8.self).asciiLowercased
    }

    /// A parameter of a header, without quotes (RFC 2045, 5.1).
    func parameter(_ name: String, of headerName: String) -> String? {
        guard let value = header(headerName) else { return nil }
        for field in Self.fields(of: value).dropFirst() {
            guard let equals = field.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let key = String(decoding: Self.trimmed(field[..<equals]), as: UTF8.self)
            guard key.asciiLowercased.isExactly(name) else { continue }
            return String(decoding: Self.unquoted(Self.trimmed(field[(equals + 1)...])), as: UTF8.self)
        }
        return nil
    }

    /// Whether the body is an encoding of what it stands for.
    var isEncoded: Bool {
        guard let value = header("content-transfer-encoding") else { return false }
        return ![["7bit"], ["8bit"], ["binary"]].contains { value[...].isAny(of: $0) }
    }

    /// The body without its transfer encoding.
    func decodedBody() throws(UserDataUnreadable) -> [UInt8] {
        guard let value = header("content-transfer-encoding") else { return Array(body) }
        let encoding = String(decoding: value, as: UTF8.self)
        switch encoding.asciiLowercased {
        case "base64":
            guard let bytes = Base64.decode(body) else {
                throw UserDataUnreadable("a part is not the Base64 it says it is")
            }
            return bytes
        case "quoted-printable":
            return Self.decodedQuotedPrintable(body)
        case "7bit", "8bit", "binary":
            return Array(body)
        default:
            throw UserDataUnreadable("a part has the unknown transfer encoding '\(encoding)'")
        }
    }

    private func header(_ name: String) -> [UInt8]? { headers.first { $0.name.isExactly(name) }?.value }

    /// RFC 2045, 6.7.
    private static func decodedQuotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte != UInt8(ascii: "=") {
                result.append(byte)
            } else if rest.first == 0x0A {
                rest = rest.dropFirst()
            } else if rest.starts(with: [0x0D, 0x0A]) {
                rest = rest.dropFirst(2)
            } else if rest.count >= 2, let high = rest[rest.startIndex].hexadecimalValue,
                let low = rest[rest.startIndex + 1].hexadecimalValue
            {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// The parts of a header's value between semicolons outside quotes.
    private static func fields(of value: [UInt8]) -> [ArraySlice<UInt8>] {
        var fields: [ArraySlice<UInt8>] = []
        var start = 0
        var isQuoted = false
        var isEscaped = false
        for (index, byte) in value.enumerated() {
            if byte == UInt8(ascii: ";"), !isQuoted {
                fields.append(value[start..<index])
                start = index + 1
            } else if byte == UInt8(ascii: "\""), !isEscaped {
                isQuoted.toggle()
            }
            isEscaped = isQuoted && !isEscaped && byte == UInt8(ascii: "\\")
        }
        return fields + [value[start...]]
    }

    private static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        guard text.count >= 2, text.first == quote, text.last == quote else { return Array(text) }
        var result: [UInt8] = []
        var isEscaped = false
        for byte in text.dropFirst().dropLast() {
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            if !isEscaped { result.append(byte) }
        }
        return result
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        return text
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
