#if XML
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
    /// Address at which libxml2 has, or would have, the start of the body; only for finding texts again.
    private var parserBody = 0
    private(set) var failure: WireDecodingError?
    private var hasEncodingFault = false
    /// Names that libxml2 keeps beside those of elements, by their addresses: the same name is always the same pointer.
    private var otherNames: Set<UnsafePointer<xmlChar>> = []
    private var lastPrefix: UnsafePointer<xmlChar>?

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

    // This and the two below are inlined into the functions that libxml2 calls; what is rare in them is not.
    @inline(__always)
    mutating func startElement(
        _ name: UnsafePointer<xmlChar>,
        prefix: UnsafePointer<xmlChar>?,
        namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        namespaceCount: Int32,
        attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        attributeCount: Int32
    ) {
        if open.count >= limits.nesting {
            stopForNesting()
            return
        }
        if tree.pointee.nodes.count >= tree.pointee.largestNodeCount {
            stopForValues()
            return
        }
        if namespaceCount > 0 || attributeCount > 0 || prefix != lastPrefix {
            lastPrefix = prefix
            noteName(prefix)
            noteNames(namespaces, count: Int(namespaceCount) * 2)
            // Of the five pointers of an attribute the first two are names.
            noteNames(attributes, count: Int(attributeCount) * 5) { $0 % 5 < 2 }
            checkNamespaces()
        }
        if run.length != 0 {
            dropRun()
        }
        let index = tree.pointee.nodes.count
        let number = names.number(of: name, newIn: &tree.pointee.names)
        if number > DecodingLimits.largestNameCount {
            stopForNames()
            return
        }
        tree.pointee.nodes.append(TreeNode(name: number, kind: .element, end: index + 1))
        open.append(UInt32(truncatingIfNeeded: index))
        if collectsExtraTexts, attributeCount > 0, let attributes {
            collectAttributes(attributes, count: Int(attributeCount), of: index)
        }
    }

    @inline(__always)
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

    @inline(__always)
    mutating func appendText(_ text: UnsafePointer<xmlChar>, count added: Int) {
        if run.length + added > limits.textBytes {
            stopForLength()
            return
        }
        guard let offset = offsetInBody(of: text, count: added) else {
            appendCopied(text, count: added)
            return
        }
        if run.length == 0 {
            run = TextRun(start: offset, length: added, isCopied: false)
        } else if !run.isCopied, offset == run.start + run.length {
            run.length += added
        } else {
            appendCopied(text, count: added)
        }
    }

    @inline(never)
    private mutating func appendCopied(_ text: UnsafePointer<xmlChar>, count added: Int) {
        if !run.isCopied {
            let start = tree.pointee.copiedText.count
            tree.pointee.copiedText.append(tree.pointee.body + run.start, count: run.length)
            run = TextRun(start: start, length: run.length, isCopied: true)
        }
        tree.pointee.copiedText.append(text, count: added)
        run.length += added
    }

    /// Where the body has the text just as libxml2 hands it over; `nil` for resolved references, converted encodings
    /// and normalised line ends.
    @inline(__always)
    private mutating func offsetInBody(of text: UnsafePointer<xmlChar>, count: Int) -> Int? {
        let offset = Int(bitPattern: text) &- parserBody
        if offset >= 0, offset <= body.count - count, areEqual(tree.pointee.body + offset, text, count: count) {
            return offset
        }
        return offsetInMovedBody(of: text, count: count)
    }

    /// As `offsetInBody`, after libxml2 has moved its copy of the body.
    @inline(never)
    private mutating func offsetInMovedBody(of text: UnsafePointer<xmlChar>, count: Int) -> Int? {
        guard let input = parser.pointee.input else {
            return nil
        }
        parserBody = Int(bitPattern: input.pointee.base) &- Int(truncatingIfNeeded: input.pointee.consumed)
        let offset = Int(bitPattern: text) &- parserBody
        guard offset >= 0, offset <= body.count - count else {
            return nil
        }
        return areEqual(tree.pointee.body + offset, text, count: count) ? offset : nil
    }

    /// Remembers that the body can't be converted from its encoding; the parser then comes to its end by itself.
    mutating func noteEncodingFault() {
        hasEncodingFault = true
    }

    mutating func refuseDocumentType() {
        stop(.malformed("a document type is not accepted", at: offset))
    }

    mutating func report(level: xmlErrorLevel, message: UnsafePointer<CChar>?) {
        guard level == XML_ERR_FATAL, failure == nil else {
            return
        }
        var text = message.map { String(cString: $0) } ?? "not well-formed"
        while let last = text.unicodeScalars.last, last == "\n" || last == "\r" {
            text.unicodeScalars.removeLast()
        }
        if hasEncodingFault { text = "bytes that are no text in the encoding that the document names" }
        stop(.malformed(text, at: offset))
    }

    /// Counts a name that is no element's.
    @inline(never)
    mutating func noteName(_ name: UnsafePointer<xmlChar>?) {
        guard let name, otherNames.insert(name).inserted else {
            return
        }
        if otherNames.count > DecodingLimits.largestNameCount {
            stopForNames()
        }
    }

    private mutating func noteNames(
        _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        count: Int,
        where isName: (Int) -> Bool = { _ in true }
    ) {
        guard let pointers else {
            return
        }
        for index in 0..<count where isName(index) {
            noteName(pointers[index])
        }
    }

    /// libxml2 searches all namespaces of a place, one after the other, for each prefix; it keeps two pointers of each.
    private mutating func checkNamespaces() {
        let limit = DecodingLimits.largestNamespaceCount
        if Int(parser.pointee.nsNr) > 2 * limit {
            stop(.limitExceeded("more than \(limit) namespaces at one place", at: offset))
        }
    }

    @inline(never)
    private mutating func stopForValues() {
        stop(tree.pointee.tooManyValues(at: offset))
    }

    @inline(never)
    private mutating func stopForNames() {
        stop(WireTree.tooManyNames(at: offset))
    }

    @inline(never)
    private mutating func stopForNesting() {
        stop(.limitExceeded("nested deeper than \(limits.nesting) levels", at: offset))
    }

    @inline(never)
    private mutating func stopForLength() {
        stop(.limitExceeded("a text is longer than \(limits.textBytes) bytes", at: offset))
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
    @inline(never)
    private mutating func collectAttributes(
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>,
        count: Int,
        of node: Int
    ) {
        for number in 0..<count {
            guard let name = attributes[5 * number], attributes[5 * number + 3] != attributes[5 * number + 4] else {
                continue
            }
            let text = String(decoding: UnsafeBufferPointer(start: name, count: length(of: name)), as: UTF8.self)
            tree.pointee.extraTexts.append(WireTree.ExtraText(node: node, name: "@" + text))
        }
    }
}
#endif
