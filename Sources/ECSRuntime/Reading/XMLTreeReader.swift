#if XML
import CLibXML2

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Reads XML into a ``WireTree`` through libxml2's SAX2 interface.
///
/// Well-formedness and character encoding are checked by libxml2. A document type is refused, so there are no entities
/// to expand; nothing is ever fetched. Comments and processing instructions are skipped, prefixes of names dropped.
enum XMLTreeReader {
    /// - Throws: `malformed` or `limitExceeded`, with the byte offset.
    static func read(
        _ body: UnsafeBufferPointer<UInt8>,
        into tree: inout WireTree,
        limits: DecodingLimits,
        collectsExtraTexts: Bool
    ) throws(WireDecodingError) {
        // libxml2 takes a NUL for the end of the input, and would not see what is behind it.
        if let offset = offsetOfNUL(in: body) {
            throw .malformed("a NUL byte", at: offset)
        }
        if isBlank(UnsafeBufferPointer(rebasing: body.dropFirst(lengthOfByteOrderMark(in: body)))) {
            throw .malformed("the body is empty", at: 0)
        }
        try XMLTagScanner.check(body)
        _ = libraryIsInitialized
        guard let parser = XMLParser(body) else {
            throw .malformed("libxml2 ran out of memory", at: 0)
        }
        let failure = withUnsafeMutablePointer(to: &tree) { tree in
            var builder = XMLTreeBuilder(
                parser: parser.context,
                tree: tree,
                body: body,
                limits: limits,
                collectsExtraTexts: collectsExtraTexts
            )
            return withUnsafeMutablePointer(to: &builder) { builder in
                parser.parse(into: builder)
                return builder.pointee.failure
            }
        }
        if let failure {
            throw failure
        }
        if !parser.isWellFormed {
            throw .malformed("not well-formed", at: body.count)
        }
    }

    private static func offsetOfNUL(in body: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = body.baseAddress, let found = memchr(base, 0, body.count) else {
            return nil
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// libxml2 asks to be initialised by one thread before several use it.
    private static let libraryIsInitialized: Void = xmlInitParser()
}

/// Owns a libxml2 parser and frees it on every path.
private final class XMLParser {
    let context: xmlParserCtxtPtr

    /// libxml2 makes a copy of the body.
    init?(_ body: UnsafeBufferPointer<UInt8>) {
        let characters = UnsafeRawPointer(body.baseAddress)?.assumingMemoryBound(to: CChar.self)
        guard let context = xmlCreateMemoryParserCtxt(characters, Int32(truncatingIfNeeded: body.count)) else {
            return nil
        }
        self.context = context
    }

    deinit {
        xmlFreeParserCtxt(context)
    }

    var isWellFormed: Bool { context.pointee.wellFormed == 1 }

    func parse(into builder: UnsafeMutablePointer<XMLTreeBuilder>) {
        // HUGE only lifts libxml2's own limits, which `DecodingLimits` replaces.
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue
        xmlCtxtUseOptions(context, Int32(truncatingIfNeeded: options))
        context.pointee.sax.pointee = Self.makeHandler()
        context.pointee.userData = UnsafeMutableRawPointer(builder)
        // Faults of an encoding come from below the parser, and would be printed to standard error.
        let (handler, handlerContext) = (ecs_thread_error_handler(), ecs_thread_error_context())
        xmlSetStructuredErrorFunc(UnsafeMutableRawPointer(builder)) { builder, _ in
            XMLTreeBuilder.from(builder)?.pointee.noteEncodingFault()
        }
        xmlParseDocument(context)
        xmlSetStructuredErrorFunc(handlerContext, handler)
    }

    private static func makeHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.startElementNs = {
            builder, name, prefix, _, namespaceCount, namespaces, attributeCount, _, attributes in
            guard let builder = XMLTreeBuilder.from(builder), let name else { return }
            builder.pointee.startElement(
                name,
                prefix: prefix,
                namespaces: namespaces,
                namespaceCount: namespaceCount,
                attributes: attributes,
                attributeCount: attributeCount
            )
        }
        handler.endElementNs = { builder, _, _, _ in
            XMLTreeBuilder.from(builder)?.pointee.endElement()
        }
        handler.characters = { builder, text, length in
            guard let builder = XMLTreeBuilder.from(builder), let text else { return }
            builder.pointee.appendText(text, count: Int(length))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.processingInstruction = { builder, target, _ in
            XMLTreeBuilder.from(builder)?.pointee.noteName(target)
        }
        handler.internalSubset = { builder, _, _, _ in
            XMLTreeBuilder.from(builder)?.pointee.refuseDocumentType()
        }
        handler.serror = { builder, error in
            guard let builder = XMLTreeBuilder.from(builder), let error else { return }
            builder.pointee.report(level: error.pointee.level, message: error.pointee.message)
        }
        return handler
    }
}
#endif
