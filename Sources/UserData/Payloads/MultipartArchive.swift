import ByteFormats

/// Several payloads in one MIME message (RFC 2045, 2046), as cloud-init takes them.
enum MultipartArchive {
    /// A part as it was found in an archive.
    struct Part {
        let contentType: String
        let fileName: String?
        let bytes: [UInt8]
    }

    /// RFC 5322, 2.1.1.
    private static let maximumLine = 998

    // MARK: - Writing

    /// Joins parts in their order. The boundary follows from them, so that the same parts give the same bytes.
    static func write(_ parts: [UserDataPart]) -> [UInt8] {
        let bodies = parts.map { isPlain($0.bytes) ? $0.bytes : wrapped(Base64.encode($0.bytes)) }
        let boundary = boundary(for: parts, absentFrom: bodies)
        var text = Array("Content-Type: multipart/mixed; boundary=\"\(boundary)\"\nMIME-Version: 1.0\n\n".utf8)
        for (index, (part, body)) in zip(parts, bodies).enumerated() {
            let number = String(index + 1)
            let name = part.fileName ?? "part-\(String(repeating: "0", count: max(0, 3 - number.count)))\(number)"
            let header = """
                --\(boundary)
                Content-Type: \(part.kind?.contentType ?? "text/plain")
                MIME-Version: 1.0
                Content-Transfer-Encoding: \(isPlain(part.bytes) ? "7bit" : "base64")
                Content-Disposition: attachment; filename="\(quotable(name))"


                """
            text += Array(header.utf8) + body + [0x0A]
        }
        return text + Array("--\(boundary)--\n".utf8)
    }

    /// Whether a body can stand as it is: cloud-init reads the archive as text, in which only printable ASCII and LF
    /// come through unchanged.
    private static func isPlain(_ bytes: [UInt8]) -> Bool {
        var lineLength = 0
        for byte in bytes {
            lineLength = byte == 0x0A ? 0 : lineLength + 1
            guard 0x20..<0x7F ~= byte || byte == 0x0A || byte == 0x09, lineLength <= maximumLine else { return false }
        }
        return true
    }

    private static func wrapped(_ text: String) -> [UInt8] {
        let text = Array(text.utf8)
        let lines = stride(from: 0, to: text.count, by: 76).map { text[$0..<min($0 + 76, text.count)] }
        return Array(lines.joined(separator: [0x0A]))
    }

    private static func boundary(for parts: [UserDataPart], absentFrom bodies: [[UInt8]]) -> String {
        // Lengths keep two lists of parts apart that are the same when run together.
        var digest = SHA256Digest(of: parts.flatMap { Array("\($0.bytes.count):".utf8) + $0.bytes })
        while true {
            let boundary = "ecsc-\(digest.hexString.prefix(32))"
            if !bodies.contains(where: { $0.contains(sequence: boundary.utf8) }) { return boundary }
            digest = SHA256Digest(of: digest.bytes)
        }
    }

    private static func quotable(_ name: String) -> String {
        String(decoding: name.utf8.map { 0x20..<0x7F ~= $0 && !"\"\\;".utf8.contains($0) ? $0 : 0x5F }, as: UTF8.self)
    }

    // MARK: - Reading

    /// Splits a message into its parts, those of archives within it in their place; a message that is no archive is
    /// its only part.
    ///
    /// - Parameter budget: What opening may still take; every part counts, archives too.
    static func read(_ bytes: [UInt8], within budget: inout ExpansionBudget) throws(UserDataUnreadable) -> [Part] {
        var parts: [Part] = []
        try read(MIMEEntity(parsing: bytes[...]), nesting: 0, within: &budget, into: &parts)
        return parts
    }

    private static func read(
        _ entity: MIMEEntity, nesting: Int, within budget: inout ExpansionBudget, into parts: inout [Part]
    ) throws(UserDataUnreadable) {
        try budget.takePart()
        guard entity.isMultipart else {
            let name = entity.parameter("filename", of: "content-disposition")
            parts.append(Part(contentType: entity.contentType, fileName: name, bytes: try entity.decodedBody()))
            return
        }
        guard nesting < ExpansionBudget.maximumNesting else {
            throw UserDataUnreadable("multipart archives nest too deep")
        }
        guard let boundary = entity.parameter("boundary", of: "content-type"), !boundary.isEmpty else {
            throw UserDataUnreadable("the multipart archive names no boundary")
        }
        for section in try sections(of: entity.body, boundary: boundary) {
            try read(MIMEEntity(parsing: section), nesting: nesting + 1, within: &budget, into: &parts)
        }
    }

    /// The texts between the lines that are the boundary.
    private static func sections(
        of body: ArraySlice<UInt8>,
        boundary: String
    ) throws(UserDataUnreadable) -> [ArraySlice<UInt8>] {
        let delimiter = Array("--\(boundary)".utf8)
        var sections: [ArraySlice<UInt8>] = []
        var start: Int?
        for line in LineSequence(body) {
            guard body[line.content].starts(with: delimiter) else { continue }
            let rest = body[line.content].dropFirst(delimiter.count)
            let isLast = rest.starts(with: "--".utf8)
            guard (isLast ? rest.dropFirst(2) : rest).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
            if let start {
                // The line break before the boundary belongs to the boundary.
                var end = line.content.lowerBound
                if end > start, body[end - 1] == 0x0A { end -= 1 }
                if end > start, body[end - 1] == 0x0D { end -= 1 }
                sections.append(body[start..<end])
            }
            if isLast { return sections }
            start = line.next
        }
        throw UserDataUnreadable("the multipart archive does not end with its boundary")
    }
}
