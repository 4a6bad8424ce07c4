import DiagnosticsCore
import ExactText
import SourceTree

/// Reads elements and text, without recursion: depth is bounded, but so is the stack.
///
/// Source: XML 1.0 (fifth edition). Attributes are read and not kept, since answers have none that says anything.
struct XMLReader {
    private struct Element {
        let name: String
        let nameSpan: SourceSpan
        let start: Int
        var children: [DocumentNode.Entry] = []
        var text: [UInt8] = []
        /// Where the first text that is not blank begins.
        var textStart: Int?
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private let file: SourceFile
    private let limits: ParseLimits
    private var index: Int
    private var open: [Element] = []
    private var root: DocumentNode.Entry?

    init(_ text: CheckedText, file: SourceFile, limits: ParseLimits) {
        bytes = text.bytes
        index = text.start
        end = text.end
        self.file = file
        self.limits = limits
    }

    mutating func readDocument() throws(UnreadableInput) -> DocumentNode.Entry {
        skip(while: \.isSpace)
        if starts(with: "<?xml") { try skip(past: "?>", what: "this declaration") }
        while index < end {
            if bytes[index] == UInt8(ascii: "<") {
                try readMarkup()
            } else {
                try readText()
            }
        }
        if let element = open.last {
            throw fault("the element '\(element.name)' is never closed", element.nameSpan)
        }
        guard let root else { throw fault("there is no element here", SourceSpan(end, end)) }
        return root
    }

    // MARK: - Markup

    private mutating func readMarkup() throws(UnreadableInput) {
        if starts(with: "<!--") { return try skip(past: "-->", what: "this comment") }
        if starts(with: "<![CDATA[") { return try readCharacterData() }
        if starts(with: "<!") {
            // A document type can define entities, of which a few lines are gigabytes.
            throw fault("a document type is not read", SourceSpan(index, index + 2), help: "remove it")
        }
        if starts(with: "<?") { throw fault("a processing instruction is not read", SourceSpan(index, index + 2)) }
        if starts(with: "</") { return try readEndTag() }
        try readStartTag()
    }

    private mutating func readStartTag() throws(UnreadableInput) {
        let start = index
        index += 1
        let (name, nameSpan) = try readName()
        guard !open.isEmpty || root == nil else { throw fault("a second element outside of the first", nameSpan) }
        guard open.count < limits.nesting else {
            throw UnreadableInput(
                .inputLimit, "elements nest deeper than \(limits.nesting), which is the limit", in: file, at: nameSpan)
        }
        open.append(Element(name: name, nameSpan: nameSpan, start: start))
        while true {
            skip(while: \.isSpace)
            guard index < end else { throw fault("this tag is never closed", SourceSpan(start, start + 1)) }
            if bytes[index] == UInt8(ascii: ">") {
                index += 1
                return
            }
            if starts(with: "/>") {
                index += 2
                return close()
            }
            try skipAttribute()
        }
    }

    private mutating func skipAttribute() throws(UnreadableInput) {
        _ = try readName()
        skip(while: \.isSpace)
        guard starts(with: "=") else { throw fault("an attribute needs a value: name=\"value\"", here) }
        index += 1
        skip(while: \.isSpace)
        guard index < end, "\"'".utf8.contains(bytes[index]) else {
            throw fault("the value of an attribute stands in quotes", here)
        }
        let quote = bytes[index]
        let start = index
        index += 1
        skip { $0 != quote && $0 != UInt8(ascii: "<") }
        guard index < end, bytes[index] == quote else {
            throw fault("this quote is never closed", SourceSpan(start, start + 1))
        }
        index += 1
    }

    private mutating func readEndTag() throws(UnreadableInput) {
        let start = index
        index += 2
        let (name, span) = try readName()
        skip(while: \.isSpace)
        guard starts(with: ">") else { throw fault("this tag is never closed", SourceSpan(start, start + 2)) }
        index += 1
        guard let element = open.last, element.name.isExactly(name) else {
            let wanted = open.last.map { "; what is open is '\($0.name)'" } ?? ""
            throw fault("'\(name)' is not open here\(wanted)", span)
        }
        if !element.children.isEmpty, let text = element.textStart {
            throw fault("text beside the elements of '\(name)'", SourceSpan(text, text + 1))
        }
        close()
    }

    /// Ends the innermost element.
    private mutating func close() {
        guard let element = open.popLast() else { return }
        let span = SourceSpan(element.start, index)
        let content: DocumentNode.Content
        if element.children.isEmpty {
            // Text that is only there to indent is none.
            let text = element.textStart == nil ? "" : String(decoding: element.text, as: UTF8.self)
            content = .scalar(DocumentNode.Scalar(text: text, style: .quoted))
        } else {
            content = .mapping(Self.grouped(element.children))
        }
        let entry = DocumentNode.Entry(
            key: element.name, keySpan: element.nameSpan, value: DocumentNode(content, span: span))
        if open.isEmpty {
            root = entry
        } else {
            open[open.count - 1].children.append(entry)
        }
    }

    /// Elements of one name become a list, at the place of the first.
    private static func grouped(_ children: [DocumentNode.Entry]) -> [DocumentNode.Entry] {
        var places: [ExactText: Int] = [:]
        var groups: [[DocumentNode.Entry]] = []
        for child in children {
            if let place = places[ExactText(child.key)] {
                groups[place].append(child)
            } else {
                places[ExactText(child.key)] = groups.count
                groups.append([child])
            }
        }
        return groups.compactMap { group in
            guard let first = group.first, let last = group.last else { return nil }
            if group.count == 1 { return first }
            let span = SourceSpan(first.value.span.start, last.value.span.end)
            return DocumentNode.Entry(
                key: first.key, keySpan: first.keySpan, value: DocumentNode(.sequence(group.map(\.value)), span: span))
        }
    }

    // MARK: - Text

    private mutating func readText() throws(UnreadableInput) {
        while index < end, bytes[index] != UInt8(ascii: "<") {
            let byte = bytes[index]
            let start = index
            if byte == UInt8(ascii: "&") {
                append(try readReference(), from: start, isBlank: false)
                continue
            }
            guard byte >= 0x20 || byte.isSpace else {
                throw fault("a control character, which XML does not have", SourceSpan(start, start + 1))
            }
            index += 1
            if byte == 0x0D {
                // A line ends with LF, however it ended in the file (2.11).
                if index < end, bytes[index] == 0x0A { continue }
                append(CollectionOfOne(0x0A), from: start, isBlank: true)
            } else {
                append(CollectionOfOne(byte), from: start, isBlank: byte.isSpace)
            }
        }
        if open.isEmpty, let stray {
            throw fault("text outside of all elements", SourceSpan(stray, stray + 1))
        }
    }

    /// Where text that belongs to no element begins.
    private var stray: Int?

    private mutating func append(_ text: some Collection<UInt8>, from start: Int, isBlank: Bool) {
        guard !open.isEmpty else {
            if !isBlank { stray = stray ?? start }
            return
        }
        let last = open.count - 1
        open[last].text += text
        if !isBlank { open[last].textStart = open[last].textStart ?? start }
    }

    private mutating func readCharacterData() throws(UnreadableInput) {
        let start = index
        index += "<![CDATA[".utf8.count
        let content = index
        try skip(past: "]]>", what: "this section", from: start)
        guard !open.isEmpty else { throw fault("text outside of all elements", SourceSpan(start, start + 1)) }
        append(bytes[content..<(index - 3)], from: start, isBlank: false)
    }

    /// A reference to one of the five named entities, or to a character by its number.
    private mutating func readReference() throws(UnreadableInput) -> [UInt8] {
        let start = index
        let name = bytes[(index + 1)..<end].prefix(10).prefix { $0 != UInt8(ascii: ";") }
        let stop = name.endIndex
        guard stop < end, bytes[stop] == UInt8(ascii: ";") else {
            throw fault(
                "'&' begins a reference, which ends with ';'", SourceSpan(start, start + 1), help: "write '&amp;'")
        }
        index = stop + 1
        let text = String(decoding: name, as: UTF8.self)
        switch text {
        case "amp": return [UInt8(ascii: "&")]
        case "lt": return [UInt8(ascii: "<")]
        case "gt": return [UInt8(ascii: ">")]
        case "quot": return [UInt8(ascii: "\"")]
        case "apos": return [UInt8(ascii: "'")]
        default: break
        }
        let isHexadecimal = text.hasExactPrefix("#x")
        let digits = Substring(text.utf8.dropFirst(isHexadecimal ? 2 : 1))
        if text.hasExactPrefix("#"), let number = DigitText.natural(digits, base: isHexadecimal ? 16 : 10),
            let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init), Self.isCharacter(scalar)
        {
            return Array(String(scalar).utf8)
        }
        throw fault("'&\(text);' stands for no character", SourceSpan(start, stop + 1))
    }

    /// Source: XML 1.0, 2.2.
    private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    // MARK: - Bytes

    private var here: SourceSpan { SourceSpan(index, min(index + 1, end)) }

    private mutating func readName() throws(UnreadableInput) -> (name: String, span: SourceSpan) {
        let start = index
        skip { $0.isASCIIAlphanumeric || "-_.:".utf8.contains($0) || $0 >= 0x80 }
        let first = start < end ? bytes[start] : 0
        guard index > start, !first.isASCIIDigit, !"-.".utf8.contains(first) else {
            throw fault(
                "a name is missing here", SourceSpan(start, min(start + 1, end)), help: "'<' itself is written '&lt;'")
        }
        return (String(decoding: bytes[start..<index], as: UTF8.self), SourceSpan(start, index))
    }

    private func starts(with text: String) -> Bool { bytes[index..<end].starts(with: text.utf8) }

    private mutating func skip(while isSkipped: (UInt8) -> Bool) {
        while index < end, isSkipped(bytes[index]) { index += 1 }
    }

    private mutating func skip(past mark: String, what: String, from start: Int? = nil) throws(UnreadableInput) {
        let start = start ?? index
        guard let found = bytes[index..<end].firstRange(ofBytes: mark.utf8) else {
            throw fault("\(what) is never closed", SourceSpan(start, start + 1))
        }
        index = found.upperBound
    }

    private func fault(_ message: String, _ span: SourceSpan, help: String? = nil) -> UnreadableInput {
        UnreadableInput(.syntax, message, in: file, at: span, help: help)
    }
}
