#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Refuses elements with very many attributes before libxml2 reads them.
///
/// It compares the attributes of an element pairwise, and hands them over only then. Every attribute has an equals sign,
/// and most bodies have few of those: they cost one `memchr` over the body.
enum XMLTagScanner {
    /// - Throws: `limitExceeded`, with the byte offset.
    static func check(_ body: UnsafeBufferPointer<UInt8>) throws(WireDecodingError) {
        if body.count > DecodingLimits.largestOpaqueBody, !XMLEncoding.keepsASCII(in: body) {
            let limit = DecodingLimits.largestOpaqueBody
            throw .limitExceeded("in its encoding a body may have \(limit) bytes", at: limit)
        }
        guard hasManyAttributes(body), let offset = offsetOfCrowdedTag(in: body) else {
            return
        }
        throw .limitExceeded(
            "an element has more than \(DecodingLimits.largestAttributeCount) attributes and namespaces",
            at: offset
        )
    }

    private static func hasManyAttributes(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = 0
        for _ in 0...DecodingLimits.largestAttributeCount {
            guard let found = find("=", in: body, from: position) else {
                return false
            }
            position = found + 1
        }
        return true
    }

    /// Where the attribute stands that is one too many for its tag.
    ///
    /// Quotes are followed as libxml2 does; where a document is not well-formed it stops no later than this.
    private static func offsetOfCrowdedTag(in body: UnsafeBufferPointer<UInt8>) -> Int? {
        var position = 0
        while let start = find("<", in: body, from: position) {
            position = start + 1
            if let closing = closingMark(of: start, in: body) {
                guard let end = find(closing, in: body, from: position) else {
                    return nil
                }
                position = end
                continue
            }
            var count = 0
            scan: while position < body.count {
                let byte = body[position]
                position += 1
                switch byte {
                case UInt8(ascii: ">"):
                    break scan
                case UInt8(ascii: "\""), UInt8(ascii: "'"):
                    guard let end = find(Unicode.Scalar(byte), in: body, from: position) else {
                        return nil
                    }
                    position = end + 1
                case UInt8(ascii: "="):
                    count += 1
                    if count > DecodingLimits.largestAttributeCount {
                        return position - 1
                    }
                default:
                    break
                }
            }
        }
        return nil
    }

    /// What ends a comment, a section of plain text or an instruction that begins at `start`; `nil` for a tag.
    private static func closingMark(of start: Int, in body: UnsafeBufferPointer<UInt8>) -> StaticString? {
        let openings: [(StaticString, StaticString)] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
        for (opening, closing) in openings where hasPrefix(opening, at: start, in: body) {
            return closing
        }
        return nil
    }

    private static func hasPrefix(_ text: StaticString, at start: Int, in body: UnsafeBufferPointer<UInt8>) -> Bool {
        let length = text.utf8CodeUnitCount
        guard let base = body.baseAddress, body.count - start >= length else {
            return false
        }
        return areEqual(base + start, text.utf8Start, count: length)
    }

    private static func find(_ byte: Unicode.Scalar, in body: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = body.baseAddress, start < body.count,
            let found = memchr(base + start, Int32(byte.value), body.count - start)
        else {
            return nil
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private static func find(_ text: StaticString, in body: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var position = start
        while let found = find(Unicode.Scalar(text.utf8Start[0]), in: body, from: position) {
            if hasPrefix(text, at: found, in: body) {
                return found
            }
            position = found + 1
        }
        return nil
    }
}

/// The encoding that an XML declaration names.
enum XMLEncoding {
    /// Whether the bytes of ASCII characters are those characters everywhere in a body, as far as markup goes.
    ///
    /// So it is in the encodings below. In others (UTF-7, ISO-2022, EBCDIC) an equals sign or a quote may be hidden, or
    /// be a part of something else.
    static func keepsASCII(in body: UnsafeBufferPointer<UInt8>) -> Bool {
        // EBCDIC is known by the bytes of `<?xm`, without a declaration that could be read.
        if body.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) {
            return false
        }
        guard let name = declaredName(in: body) else {
            return true
        }
        let known: [StaticString] = [
            "utf-8", "utf8", "us-ascii", "ascii", "gbk", "gb2312", "gb18030", "big5", "euc-jp", "euc-kr", "euc-cn",
            "euc-tw", "shift_jis",
        ]
        let families: [StaticString] = ["iso-8859-", "windows-125"]
        return known.contains { isSame(name, $0, count: name.count) }
            || families.contains { isSame(name, $0, count: $0.utf8CodeUnitCount) }
    }

    /// Compares the first bytes with a lower-case word, in any letter case.
    private static func isSame(_ name: ArraySlice<UInt8>, _ word: StaticString, count: Int) -> Bool {
        guard name.count >= count, count == word.utf8CodeUnitCount else {
            return false
        }
        for (index, byte) in name.prefix(count).enumerated() {
            let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            if lower != word.utf8Start[index] {
                return false
            }
        }
        return true
    }

    private static func declaredName(in body: UnsafeBufferPointer<UInt8>) -> ArraySlice<UInt8>? {
        let declaration = Array(body.prefix(1_024).prefix { $0 != UInt8(ascii: ">") })
        let key = Array("encoding".utf8)
        var start = 0
        while start + key.count <= declaration.count {
            if declaration[start..<start + key.count].elementsEqual(key) {
                let value = declaration[(start + key.count)...]
                    .drop { isWhitespace($0) || $0 == UInt8(ascii: "=") }
                guard let quote = value.first else {
                    return nil
                }
                return value.dropFirst().prefix { $0 != quote }
            }
            start += 1
        }
        return nil
    }
}
