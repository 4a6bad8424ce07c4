import CLibXML2

/// Turns libxml2's calls into nodes: the state behind the callbacks of one parse.
struct XMLTreeBuilder: ~Copyable {
    /// Text of the element that is open now, since the last tag.
    private struct TextRun {
        var start = 0
        var length = 0
        var isCopied = false
    }

    private let parser: xmlParserCtxtPtr
    private let tree: UnsafeMutablePointer<WireTree>
    private let body: UnsafeBufferPointer<UInt8>
    private let limits: DecodingLimits
    private let collectsExtraTexts: Bool
    private var open = GrowableBuffer<UInt32>(capacity: 64)
    private var names = XMLNameNumbers()
    private var run = TextRun()
    private(set) var failure: WireDecodingError?

    init(
        parser: xmlParserCtxtPtr,
        tree: UnsafeMutablePointer<WireTree>,
        body: UnsafeBufferPointer<UInt8>,
        limits: DecodingLimits,
        collectsExtraTexts: Bool
    ) {
        self.parser = parser
        self.tree = tree
        self.body = body
        self.limits = limits
        self.collectsExtraTexts = collectsExtraTexts
    }

    /// The builder behind the context pointer that libxml2 hands to each callback.
    static func from(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLTreeBuilder>? {
        context?.assumingMemoryBound(to: XMLTreeBuilder.self)
    }

    mutating func startElement(
        _ name: UnsafePointer<xmlChar>,
        attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        attributeCount: Int32
    ) {
        if open.count >= limits.nesting {
            stop(.limitExceeded("nested deeper than \(limits.nesting) levels", at: offset))
            return
        }
        if run.length != 0 {
            dropRun()
        }
        let index = tree.pointee.nodes.count
        var number = names.number(of: name)
        if number == 0 {
            number = tree.pointee.names.intern(name, length: strlen(name))
            names.insert(name, number: number)
        }
        tree.pointee.nodes.append(TreeNode(name: number, kind: .element, end: index + 1))
        open.append(UInt32(truncatingIfNeeded: index))
        if collectsExtraTexts, attributeCount > 0, let attributes {
            collectAttributes(attributes, count: Int(attributeCount), of: index)
        }
    }

    mutating func endElement() {
        guard open.count > 0 else {
            return
        }
        let index = Int(open.base[open.count - 1])
        let end = tree.pointee.nodes.count
        if end == index + 1 {
            tree.pointee.nodes.base[index].setText(start: run.start, length: run.length, isCopied: run.isCopied)
            run = TextRun()
        } else {
            tree.pointee.nodes.base[index].end = end
            if run.length != 0 {
                dropRun()
            }
        }
        open.count -= 1
    }

    mutating func appendText(_ text: UnsafePointer<xmlChar>, count added: Int) {
        if run.length + added > limits.textBytes {
            stop(.limitExceeded("a text is longer than \(limits.textBytes) bytes", at: offset))
            return
        }
        let bodyOffset = bodyOffset(of: text, count: added)
        if run.length == 0, let bodyOffset {
            run = TextRun(start: bodyOffset, length: added, isCopied: false)
        } else if !run.isCopied, bodyOffset == run.start + run.length {
            run.length += added
        } else {
            if !run.isCopied {
                let start = tree.pointee.copiedText.count
                tree.pointee.copiedText.append(tree.pointee.body + run.start, count: run.length)
                run = TextRun(start: start, length: run.length, isCopied: true)
            }
            tree.pointee.copiedText.append(text, count: added)
            run.length += added
        }
    }

    /// Where the body has the text just as libxml2 hands it over; `nil` for resolved references, converted encodings
    /// and normalised line ends.
    private func bodyOffset(of text: UnsafePointer<xmlChar>, count: Int) -> Int? {
        guard let input = parser.pointee.input, let base = input.pointee.base, text >= base else {
            return nil
        }
        let offset = Int(input.pointee.consumed) + (text - base)
        guard offset >= 0, offset + count <= body.count else {
            return nil
        }
        return areEqual(tree.pointee.body + offset, text, count: count) ? offset : nil
    }

    mutating func refuseDocumentType() {
        stop(.malformed("a document type is not accepted", at: offset))
    }

    mutating func report(level: xmlErrorLevel, message: UnsafePointer<CChar>?) {
        guard level == XML_ERR_FATAL, failure == nil else {
            return
        }
        var text = message.map { String(cString: $0) } ?? "not well-formed"
        while let last = text.last, last.isNewline {
            text.removeLast()
        }
        stop(.malformed(text, at: offset))
    }

    private mutating func stop(_ error: WireDecodingError) {
        if failure == nil {
            failure = error
            xmlStopParser(parser)
        }
    }

    private var offset: Int {
        min(max(Int(xmlByteConsumed(parser)), 0), body.count)
    }

    /// Forgets text that stands between elements.
    @inline(never)
    private mutating func dropRun() {
        if collectsExtraTexts, open.count > 0 {
            let bytes = UnsafeBufferPointer(
                start: (run.isCopied ? UnsafePointer(tree.pointee.copiedText.base) : tree.pointee.body) + run.start,
                count: run.length
            )
            if !isBlank(bytes) {
                let parent = Int(open.base[open.count - 1])
                tree.pointee.extraTexts.append(WireTree.ExtraText(node: parent, name: "#text"))
            }
        }
        if run.isCopied {
            tree.pointee.copiedText.count = run.start
        }
        run = TextRun()
    }

    /// An attribute is five pointers: name, prefix, namespace, start and end of the value.
    private mutating func collectAttributes(
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>,
        count: Int,
        of node: Int
    ) {
        for number in 0..<count {
            guard let name = attributes[5 * number], attributes[5 * number + 3] != attributes[5 * number + 4] else {
                continue
            }
            let text = String(decoding: UnsafeBufferPointer(start: name, count: strlen(name)), as: UTF8.self)
            tree.pointee.extraTexts.append(WireTree.ExtraText(node: node, name: "@" + text))
        }
    }
}

/// Numbers of the names that libxml2 hands out as dictionary pointers: the same name is always the same pointer.
struct XMLNameNumbers: ~Copyable {
    struct Entry: BitwiseCopyable {
        var address: UInt
        var number: UInt32
    }

    private var count = 0
    private var entries = GrowableBuffer<Entry>(capacity: 256)

    init() {
        entries.append(repeating: Entry(address: 0, number: 0), count: 256)
    }

    /// The number of a name, or 0 if it has none yet.
    func number(of name: UnsafePointer<xmlChar>) -> UInt32 {
        entries.base[slot(of: UInt(bitPattern: name))].number
    }

    mutating func insert(_ name: UnsafePointer<xmlChar>, number: UInt32) {
        let address = UInt(bitPattern: name)
        entries.base[slot(of: address)] = Entry(address: address, number: number)
        count += 1
        if count * 2 > entries.count {
            grow()
        }
    }

    private func slot(of address: UInt) -> Int {
        let mask = entries.count - 1
        var slot = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while entries.base[slot].number != 0, entries.base[slot].address != address {
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        var narrow = GrowableBuffer<Entry>(capacity: entries.count * 2)
        narrow.append(repeating: Entry(address: 0, number: 0), count: entries.count * 2)
        swap(&entries, &narrow)
        for index in 0..<narrow.count where narrow.base[index].number != 0 {
            let entry = narrow.base[index]
            entries.base[slot(of: entry.address)] = entry
        }
    }
}

private func strlen(_ text: UnsafePointer<xmlChar>) -> Int {
    var length = 0
    while text[length] != 0 {
        length += 1
    }
    return length
}
