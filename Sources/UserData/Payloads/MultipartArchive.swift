import ByteFormats

/// Several payloads in one MIME message (RFC 2045, 2046), as cloud-init takes them.
enum MultipartArchive {
    /// A part as it was found in an archive.
    struct Part {
        let contentType: String
        let fileName: String?
        let bytes: [UInt8]
        /// The bytes of the archive that hold it.
        let range: Range<Int>
        /// Whether they are the part's own, and not an encoding of these.
        let isVerbatim: Bool
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
    /// - Parameters:
    ///   - budget: What opening may still take; every part counts, archives too.
    ///   - parts: Where they are added; of a message with a fault those that could be read.
    static func read(
        _ bytes: [UInt8], within budget: inout ExpansionBudget, into parts: inout [Part]
    ) throws(UserDataUnreadable) {
        try read(MIMEEntity(parsing: bytes[...]), nesting: 0, within: &budget, into: &parts)
    }

    private static func read(
        _ entity: MIMEEntity, nesting: Int, within budget: inout ExpansionBudget, into parts: inout [Part]
    ) throws(UserDataUnreadable) {
        try budget.takePart()
        guard entity.isMultipart else {
            let name = entity.parameter("filename", of: "content-disposition")
            parts.append(
                Part(
                    contentType: entity.contentType, fileName: name, bytes: try entity.decodedBody(),
                    range: entity.body.startIndex..<entity.body.endIndex, isVerbatim: !entity.isEncoded))
            return
        }
        guard nesting < ExpansionBudget.maximumNesting else {
            throw UserDataUnreadable("multipart archives nest too deep")
        }
        guard let boundary = entity.parameter("boundary", of: "content-type"), !boundary.isEmpty else {
            throw UserDataUnreadable("the multipart archive names no boundary")
        }
        let (sections, fault) = sections(of: entity.body, boundary: boundary)
        for section in sections {
            try read(MIMEEntity(parsing: section), nesting: nesting + 1, within: &budget, into: &parts)
        }
        if let fault { throw fault }
    }

    /// The texts between the lines that are the boundary, and what is wrong with these. Where the last one is missing
    /// readers take what is there.
    private static func sections(
        of body: ArraySlice<UInt8>,
        boundary: String
    ) -> (sections: [ArraySlice<UInt8>], fault: UserDataUnreadable?) {
        let delimiter = Array("--\(boundary)".utf8)
        var sections: [ArraySlice<UInt8>] = []
        var start: Int?
        var isBare = false
        for line in LineSequence(body) {
            let text = body[line.content]
            isBare = isBare || text.elementsEqual(boundary.utf8)
            guard text.starts(with: delimiter) else { continue }
            let rest = text.dropFirst(delimiter.count)
            let isLast = rest.starts(with: "--".utf8)
            guard (isLast ? rest.dropFirst(2) : rest).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
            if let start { sections.append(withoutLineBreak(body[start..<line.content.lowerBound])) }
            if isLast { return (sections, nil) }
            start = line.next
        }
        guard let start else {
            let hint = isBare ? "; before each there must be '--'" : ""
            return ([], UserDataUnreadable("no line of the multipart archive is its boundary\(hint)"))
        }
        sections.append(body[start...])
        return (sections, UserDataUnreadable("the multipart archive does not end with its boundary"))
    }

    /// The line break before a boundary belongs to the boundary.
    private static func withoutLineBreak(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        if text.last == 0x0A { text.removeLast() }
        if text.last == 0x0D { text.removeLast() }
        return text
    }
}
