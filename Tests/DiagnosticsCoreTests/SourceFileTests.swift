import DiagnosticsCore
import TestSupport
import Testing

struct SourceFileTests {
    @Test(arguments: [
        ("", 0, 1, 1), ("abc", 0, 1, 1), ("abc", 3, 1, 4), ("abc", 99, 1, 4), ("abc", -1, 1, 1),
        ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1), ("a\n", 2, 2, 1),
        ("a\r\nb\rc", 3, 2, 1), ("a\r\nb\rc", 5, 3, 1),
        ("é漢🎉x", 9, 1, 4), ("e\u{301}x", 3, 1, 2), ("👨‍👩‍👧x", 18, 1, 2),
        ("\u{FEFF}ab", 3, 1, 1), ("\u{FEFF}ab", 4, 1, 2), ("\u{FEFF}ab", 0, 1, 1),
    ])
    func location(text: String, offset: Int, line: Int, column: Int) {
        let location = SourceFile(name: "f", text: text).location(at: offset)
        #expect(location.line == line)
        #expect(location.column == column)
    }

    @Test func linesAreWithoutTheirBreaks() {
        let file = SourceFile(name: "f", text: "\u{FEFF}a\r\n\nbc\r\rd")
        #expect(file.lineCount == 5)
        #expect((1...5).map { file.text(in: file.span(ofLine: $0)) } == ["a", "", "bc", "", "d"])
        for line in [0, -1, 6] { #expect(file.span(ofLine: line) == SourceSpan(12, 12)) }
    }

    /// Breaks at every place of the eight bytes that are looked at together, and bytes that are near them.
    @Test func linesOfLongTextsAreThoseOfAWalkByteByByte() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
                [0x0A, 0x0D, 0x0B, 0x0E, 0x00, 0x8A, 0x8D, 0xFF, 0x61, 0x61, 0x61, 0x61, 0x61]
                    .randomElement(using: &random) ?? UInt8(ascii: "a")
            }
            let file = SourceFile(name: "f", bytes: bytes)
            var line = 1
            for (index, byte) in bytes.enumerated() {
                #expect(file.lineNumber(at: index) == line, "\(bytes) at \(index)")
                let isCRLF = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
                if byte == 0x0A || byte == 0x0D && !isCRLF { line += 1 }
            }
            #expect(file.lineCount == line)
        }
    }

    @Test func spansAreCutToTheText() {
        let file = SourceFile(name: "f", bytes: [0x61, 0xFF, 0x62])
        #expect(file.text(in: SourceSpan(-1, 99)) == "a\u{FFFD}b")
        #expect(file.text(in: SourceSpan(7, 9)) == "")
        #expect(SourceSpan(5, 2) == SourceSpan(5, 5))
    }
}
