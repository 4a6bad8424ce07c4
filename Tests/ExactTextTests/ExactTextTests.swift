import ExactText
import Testing

@Suite struct ExactTextTests {
    /// Texts that Swift takes for equal, or whose Characters hide what a wire sees.
    private static let equivalents: [(String, String)] = [
        ("K", "\u{212A}"), ("e\u{301}", "\u{E9}"), ("\u{2126}", "\u{3A9}"), ("\u{1112}\u{1161}", "\u{D558}"),
        ("\u{323}\u{307}", "\u{307}\u{323}"), ("\u{2000}", "\u{2002}"),
    ]

    @Test(arguments: equivalents)
    func `canonically equivalent texts are two`(_ left: String, _ right: String) {
        #expect(left == right)
        #expect(!left.isExactly(right))
        #expect(ExactText(left) != ExactText(right))
        #expect(Set([ExactText(left), ExactText(right), ExactText(left)]).count == 2)
        #expect(left.precedesExactly(right) != right.precedesExactly(left))
        #expect(!left.hasExactPrefix(right))
        #expect(!left.hasExactSuffix(right))
        #expect(!left.containsExactly(right))
    }

    @Test(arguments: ["\u{301}", "\u{200D}", "\u{FE0F}", "\u{20E3}"])
    func `what combines hides nothing`(_ mark: String) {
        let text = "a'\(mark)b"
        #expect(text.splitExactly(at: UInt8(ascii: "'")).map(String.init) == ["a", "\(mark)b"])
        #expect(text.containsExactly("'"))
        #expect("'\(mark)".hasExactPrefix("'"))
        #expect(text.replacingExactly("'", with: "''").utf8.elementsEqual("a''\(mark)b".utf8))
    }

    @Test func `lines end at LF also behind CR`() {
        #expect("a\r\nb\n".splitExactly(at: 0x0A).map(String.init) == ["a\r", "b", ""])
        #expect("".splitExactly(at: 0x0A).map(String.init) == [""])
    }

    @Test(
        arguments: [
            ("", "", 0), ("abc", "", 0), ("", "a", nil), ("aaab", "aab", 1), ("abababac", "ababac", 2),
            ("ab", "abc", nil),
            ("xyz", "z", 2), ("aabaabaaa", "aabaaa", 3),
        ] as [(String, String, Int?)])
    func `bytes are found where they stand first`(_ text: String, _ part: String, _ offset: Int?) {
        let range = text.firstRange(ofExactly: part)
        #expect(range.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } == offset)
        if let range { #expect(text[range].isExactly(part)) }
    }

    @Test func `replacements are not looked at again`() {
        #expect("aaa".replacingExactly("a", with: "aa") == "aaaaaa")
        #expect("a.b".replacingExactly("", with: "x") == "a.b")
        #expect("".replacingExactly("a", with: "x") == "")
    }

    @Test func `blanks go from both ends only`() {
        #expect(" \t a b\r\n".trimmingASCIIBlanks() == "a b")
        #expect(" \n".trimmingASCIIBlanks().isEmpty)
        #expect("\u{A0}a".trimmingASCIIBlanks().isExactly("\u{A0}a"))
    }

    @Test func `a suffix goes by its bytes`() {
        #expect("boxes".withoutExactSuffix("es") == "box")
        #expect("es".withoutExactSuffix("es")?.isEmpty == true)
        #expect("s".withoutExactSuffix("es") == nil)
        #expect("boxes\u{301}".withoutExactSuffix("es") == nil)
        #expect("\u{E9}".withoutExactSuffix("e\u{301}") == nil)
        #expect("\r\n".withoutExactSuffix("\n")?.isExactly("\r") == true)
    }

    @Test(
        arguments: [
            ("0", 16, 0), ("fF", 16, 255), ("017", 8, 15), ("18", 8, nil), ("", 16, nil), ("+1", 16, nil),
            ("-1", 16, nil), ("g", 16, nil), ("\u{661}", 16, nil), ("1\u{301}", 16, nil), ("\u{FF11}", 8, nil),
            ("7fffffffffffffff", 16, Int.max), ("8000000000000000", 16, nil),
        ] as [(String, Int, Int?)])
    func `digits are read without a sign`(_ text: String, _ base: Int, _ value: Int?) {
        #expect(DigitText.natural(text, base: base) == value)
    }

    @Test func `letters change their case in ASCII only`() {
        #expect("AbZ[\u{130}".asciiLowercased.isExactly("abz[\u{130}"))
        #expect("abZ{\u{DF}".asciiUppercased.isExactly("ABZ{\u{DF}"))
    }

    @Test func comparesEachByte() {
        for count in 0..<40 {
            let text = String(repeating: "x", count: count)
            #expect(text.isExactly(String(repeating: "x", count: count)))
            #expect(!text.isExactly(text + "x"))
            for place in 0..<count {
                let other =
                    String(repeating: "x", count: place) + "y" + String(repeating: "x", count: count - place - 1)
                #expect(!text.isExactly(other))
            }
        }
    }
}
