import TestSupport
import Testing

@testable import QueryEncoding

struct PercentEncodingTests {
    @Test(arguments: [
        ("", ""), ("AZaz09-_.~", "AZaz09-_.~"), (" ", "%20"), ("*", "%2A"), ("+", "%2B"), ("/", "%2F"), ("%", "%25"),
        ("\u{0}", "%00"), ("\u{7F}", "%7F"), ("\u{80}", "%C2%80"), ("\u{4E2D}", "%E4%B8%AD"),
        ("\u{1F600}", "%F0%9F%98%80"), ("e\u{301}", "e%CC%81"), ("a=b&c", "a%3Db%26c"),
    ])
    func encodes(text: String, expected: String) throws {
        #expect(PercentEncoding.encode(text) == expected)
        #expect(try PercentEncoding.decode(expected).utf8.elementsEqual(text.utf8))
    }

    static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~".utf8)

    /// Byte by byte, as the rule says it.
    static func encodePlainly(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.map { byte in
            unreserved.contains(byte)
                ? String(Unicode.Scalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }.joined()
    }

    @Test func keepsExactlyTheUnreservedCharacters() {
        for byte in UInt8.min..<128 {
            // In each place of a block of sixteen, and behind the last block.
            for place in 0..<36 {
                let text =
                    String(repeating: "x", count: place) + String(Unicode.Scalar(byte))
                    + String(repeating: "x", count: 35 - place)
                #expect(PercentEncoding.encode(text) == Self.encodePlainly(text))
            }
        }
    }

    @Test func encodesEachByteByItself() {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<2_000 {
            let scalars = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                Unicode.Scalar(UInt8.random(in: 0...255, using: &generator))
            }
            let text = String(String.UnicodeScalarView(scalars))
            #expect(PercentEncoding.encode(text) == Self.encodePlainly(text))
        }
    }

    @Test func returnsWhatWasEncoded() throws {
        var generator = SeededGenerator(seed: 7)
        let pieces = ["a", "Z", "%", "+", " ", "\u{0}", "\u{E9}", "\u{4E2D}", "\u{1F600}", "%41", "~", "\r\n"]
        for _ in 0..<500 {
            let text = generator.text(of: pieces, upTo: 40)
            let encoded = PercentEncoding.encode(text)
            #expect(encoded.utf8.allSatisfy { $0 < 128 })
            #expect(try PercentEncoding.decode(encoded).utf8.elementsEqual(text.utf8))
        }
    }

    @Test func encodesLongTexts() throws {
        let text = String(repeating: "=\u{4E2D}a", count: 64 << 10)
        let encoded = PercentEncoding.encode(text)
        #expect(encoded.utf8.count == (64 << 10) * 13)
        #expect(try PercentEncoding.decode(encoded) == text)
    }

    @Test(arguments: [("%2f", "/"), ("+", "+"), ("a b", "a b"), ("\u{E9}", "\u{E9}"), ("%25%34%31", "%41")])
    func decodesOtherSpellings(text: String, expected: String) throws {
        #expect(try PercentEncoding.decode(text) == expected)
    }

    @Test(arguments: [
        ("%", QuerySyntaxError.Code.invalidEscape, 0), ("ab%", .invalidEscape, 2), ("%4", .invalidEscape, 0),
        ("%4g", .invalidEscape, 0), ("%%41", .invalidEscape, 0), ("%+1", .invalidEscape, 0), ("%-1", .invalidEscape, 0),
        ("%41%zz", .invalidEscape, 3), ("%\u{FF14}1", .invalidEscape, 0),
        ("%FF", .notUTF8, 0), ("a%C3", .notUTF8, 1), ("%C3%A9%E4%B8", .notUTF8, 6), ("%ED%A0%80", .notUTF8, 0),
        ("%C0%AF", .notUTF8, 0), ("%EF%BF", .notUTF8, 0), ("x%EF%BF%41", .notUTF8, 1), ("%EF%BF%BD%80", .notUTF8, 9),
    ])
    func refusesMalformedText(text: String, code: QuerySyntaxError.Code, offset: Int) {
        #expect(throws: QuerySyntaxError(code: code, offset: offset)) { try PercentEncoding.decode(text) }
    }
}
