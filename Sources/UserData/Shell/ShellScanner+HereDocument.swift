import DiagnosticsCore

extension ShellScanner {
    mutating func readHereDocumentDelimiter() {
        guard frames.count == 1 else { return lose("a here-document in a substitution") }
        let stripsTabs = at(2) == UInt8(ascii: "-")
        addOperator(length: stripsTabs ? 3 : 2, document: documents.count)
        while at(0) == 0x20 || at(0) == 0x09 { index += 1 }
        var quote: UInt8?
        if let byte = at(0), [UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\")].contains(byte) {
            quote = byte
            index += 1
        }
        let start = index
        while let byte = at(0), Self.isNameByte(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
            index += 1
        }
        let delimiter = Array(bytes[start..<index])
        if let quote, quote != UInt8(ascii: "\\") {
            guard at(0) == quote else { return lose("a here-document with an unusual delimiter") }
            index += 1
        }
        guard !delimiter.isEmpty, isWordEnd(at: index) else { return lose("a here-document with an unusual delimiter") }
        pendingDocuments.append(documents.count)
        documents.append(HereDocument(delimiter: delimiter, isQuoted: quote != nil, stripsTabs: stripsTabs))
    }

    /// At the start of a line: skips the bodies that the line before announced.
    mutating func skipHereDocuments() {
        let announced = pendingDocuments
        pendingDocuments = []
        if frames.count > 1, !announced.isEmpty { return lose("a here-document whose command goes on") }
        for number in announced {
            let document = documents[number]
            let start = index
            var isContinued = false
            var isEnded = false
            while index < bytes.count, !isEnded {
                let lineStart = index
                while index < bytes.count, bytes[index] != 0x0A { skipPlain { .refused("in a here-document") } }
                let line = bytes[lineStart..<index]
                if index < bytes.count { index += 1 }
                let text = document.stripsTabs ? line.drop { $0 == 0x09 } : line
                if text.elementsEqual(document.delimiter) {
                    // With an unquoted delimiter the shell joins the lines first.
                    if isContinued, !document.isQuoted { lose("a here-document whose last line is continued") }
                    isEnded = true
                }
                isContinued = line.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
            }
            if !isEnded { lose("a here-document that stays open") }
            documents[number].body = start..<index
            if !document.isQuoted, hasSubstitutions(in: start..<index) {
                regions.append(Region(span: start..<index, place: .expandedDocument))
            }
        }
    }

    /// Whether a here-document holds more than plain `$name` and `${name}`, which is not taken apart.
    private func hasSubstitutions(in body: Range<Int>) -> Bool {
        body.contains { index in
            if bytes[index] == UInt8(ascii: "`") { return true }
            guard bytes[index] == UInt8(ascii: "$"), index + 1 < body.upperBound else { return false }
            switch bytes[index + 1] {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "\\"): return true
            case UInt8(ascii: "{"):
                let end = bytes[(index + 2)..<body.upperBound].firstIndex { !Self.isNameByte($0) }
                return end.map { bytes[$0] != UInt8(ascii: "}") } ?? true
            default: return false
            }
        }
    }
}
