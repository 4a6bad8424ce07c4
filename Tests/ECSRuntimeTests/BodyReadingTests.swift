import ECSRuntime
import TestSupport
import Testing

@Suite struct BodyReadingTests {
    private func error(
        _ format: WireFormat,
        _ body: some Collection<UInt8>,
        limits: DecodingLimits = DecodingLimits()
    ) -> WireDecodingError? {
        decodingError { _ = try WireDecoder(format: format, limits: limits).decode(Anything.self, from: body) }
    }

    @Test(
        "Malformed JSON is refused at its offset",
        arguments: [
            ("", 0), ("  ", 2), ("{", 1), ("{]", 1), ("{\"a\"}", 4), ("{\"a\":}", 5), ("{\"a\":1,}", 7),
            ("{\"a\":1 \"b\":2}", 7),
            ("[1,]", 3), ("[1 2]", 3), ("[1}", 2), ("{\"a\":1]", 6), ("{} {}", 3), ("{a:1}", 1), ("{'a':1}", 1),
            ("[01]", 2),
            ("[1.]", 3), ("[.5]", 1), ("[+1]", 1), ("[-]", 2), ("[1e]", 3), ("[1e+]", 4), ("[tru]", 1), ("[True]", 1),
            ("[nulL]", 1),
            ("[NaN]", 1), ("[\"\\x\"]", 2), ("[\"\\u12g4\"]", 6), ("[\"\\ud800\"]", 2), ("[\"\\ud800\\u0041\"]", 2),
            ("[\"\\udc00\"]", 2), ("[\"\u{1}\"]", 2), ("[\"a\nb\"]", 3), ("[\"abc", 5), ("[\"abc\\", 6),
            ("// c\n{}", 0), (" \u{FEFF}{}", 1), ("\u{FEFF}\u{FEFF}{}", 3), ("{\u{FEFF}}", 1), ("\u{FEFF}", 3),
            ("\u{FEFF} ", 4), ("\u{FEFF}{", 4), ("{}\u{FEFF}", 2),
            ("{\u{A0}\"a\":1}", 1), ("[1]\0", 3),
        ]
    )
    func malformedJSON(body: String, offset: Int) {
        let error = error(.json, body.utf8)
        #expect(error?.code == .malformed)
        #expect(error?.offset == offset)
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC2], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE2, 0x82], [0xE2, 0x28, 0xA1],
        ] as [[UInt8]]
    )
    func invalidUTF8(bytes: [UInt8]) {
        for padding in 0..<9 {
            let text = Array(repeating: UInt8(ascii: "x"), count: padding)
            let json = Array("{\"a\":\"".utf8) + text + bytes + Array("\"}".utf8)
            #expect(error(.json, json)?.offset == 6 + padding)
            let key = Array("{\"".utf8) + text + bytes + Array("\":1}".utf8)
            #expect(error(.json, key)?.offset == 2 + padding)
            let xml = Array("<a>".utf8) + text + bytes + Array("</a>".utf8)
            #expect(error(.xml, xml)?.code == .malformed)
        }
    }

    /// Some programs put it before a text; elsewhere it is a character like others.
    @Test func passesOverAByteOrderMark() throws {
        let bodies: [(WireFormat, String)] = [
            (.json, #"{"RequestId":"\#u{FEFF}R"}"#), (.json, " {\"RequestId\" : \"\u{FEFF}R\"}\n"),
            (.xml, "<R><RequestId>\u{FEFF}R</RequestId></R>"),
            (.xml, "<?xml version='1.0' encoding='UTF-8'?><R><RequestId>\u{FEFF}R</RequestId></R>"),
        ]
        for (format, body) in bodies {
            for text in [body, "\u{FEFF}" + body] {
                #expect(WireFormat(detectedIn: text.utf8) == format)
                let value = try WireDecoder(format: format).decode(Instances.self, from: text.utf8)
                #expect(value.requestID == "\u{FEFF}R")
            }
        }
        for body in ["\u{FEFF}", "\u{FEFF}\n", "\u{FEFF}\u{FEFF}<R/>"] {
            #expect(error(.xml, body.utf8)?.code == .malformed)
        }
    }

    @Test func escapesAndUnicode() throws {
        let body = #"{"RequestId":"\"\\\/\b\f\n\r\té\u00e9\ud83d\ude00😀","\u0049nstances":{"Instance":[{}]}}"#
        let value = try WireDecoder(format: .json).decode(Instances.self, from: body.utf8)
        #expect(value.requestID == "\"\\/\u{8}\u{C}\n\r\t\u{e9}\u{e9}😀😀")
        #expect(value.instances.count == 1)
    }

    /// A name with a quote in it, once read, must not make the reader take the end of another string for it.
    @Test func namesWithQuotesAreNotPredicted() {
        let body = #"[{"a":1,"b\"c":2},{"a":1,"b"c":2}]"#
        #expect(error(.json, body.utf8)?.offset == 28)
    }

    @Test(
        "Malformed XML is refused",
        arguments: [
            ("", 0), (" ", 0), ("<a>", 3), ("<a></b>", 7), ("<a/><b/>", 4), ("<a/>x", 4), ("text", 0),
            ("<a>&nope;</a>", 9), ("<a>&#0;</a>", 7),
            ("<a b=1/>", 5), ("<a b='1' b='2'/>", 14), ("<a>]]></a>", 3), ("<! -- c --><a/>", 0),
            ("<a><?xml version='1.0'?></a>", 8),
            ("<a>\0</a>", 3), ("<a/>\0", 4), ("<a/>\0garbage", 4), ("<a>\u{1}</a>", 3),
            ("<a xmlns:b='c'><b:d></a>", 24), ("<1/>", 1),
        ]
    )
    func malformedXML(body: String, offset: Int) {
        let error = error(.xml, body.utf8)
        #expect(error?.code == .malformed)
        let found = error?.offset ?? -1
        // libxml2 reports where it noticed, which is at most a few bytes from the cause.
        #expect(abs(found - offset) <= 4, "offset \(found), expected about \(offset)")
    }

    @Test(
        "Document types are refused, whatever they declare",
        arguments: [
            "<!DOCTYPE a><a/>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
            "<!DOCTYPE a PUBLIC 'x' 'http://127.0.0.1:9/x'><a>&x;</a>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
            "<!DOCTYPE a [<!ENTITY x 'y'><!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a>&x;</a>",
        ]
    )
    func documentTypes(body: String) {
        let error = error(.xml, body.utf8)
        #expect(error?.code == .malformed)
        #expect(error?.message == "a document type is not accepted")
    }

    @Test func billionLaughs() {
        var body = "<!DOCTYPE a [<!ENTITY l0 'lol'>"
        for level in 1..<40 {
            body += "<!ENTITY l\(level) '" + String(repeating: "&l\(level - 1);", count: 10) + "'>"
        }
        body += "]><a>&l39;</a>"
        #expect(error(.xml, body.utf8)?.message == "a document type is not accepted")
    }

    @Test(arguments: [100, 100_000])
    func deepNesting(depth: Int) {
        #expect(error(.json, String(repeating: "[", count: depth).utf8)?.code == .limitExceeded)
        #expect(error(.json, String(repeating: "{\"a\":", count: depth).utf8)?.offset == 64 * 5)
        let xml = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        #expect(error(.xml, xml.utf8)?.code == .limitExceeded)
    }

    @Test func nestingLimitIsExact() {
        var limits = DecodingLimits()
        for depth in [1, 2, 63, 64, 65, 255, 256] {
            let json = String(repeating: "{\"a\":", count: depth - 1) + "{}" + String(repeating: "}", count: depth - 1)
            let xml = String(repeating: "<a>", count: depth) + "x" + String(repeating: "</a>", count: depth)
            for nesting in [depth - 1, depth, depth + 1] {
                limits.nesting = nesting
                let isOver = depth > nesting
                #expect((error(.json, json.utf8, limits: limits)?.code == .limitExceeded) == isOver)
                // One text at the innermost level is no object, but that is found only below the limit.
                #expect((error(.xml, xml.utf8, limits: limits)?.code == .limitExceeded) == isOver)
            }
        }
    }

    @Test func bodyLimitIsExact() {
        var limits = DecodingLimits()
        limits.bodyBytes = 100
        for (count, isOver) in [(99, false), (100, false), (101, true)] {
            let json = "{\"a\":\"" + String(repeating: "x", count: count - 8) + "\"}"
            #expect((error(.json, json.utf8, limits: limits)?.code == .limitExceeded) == isOver)
            let xml = "<a><b>" + String(repeating: "x", count: count - 14) + "</b></a>"
            #expect((error(.xml, xml.utf8, limits: limits)?.code == .limitExceeded) == isOver)
        }
    }

    @Test func textLimitIsExact() {
        var limits = DecodingLimits()
        limits.textBytes = 50
        for (count, isOver) in [(49, false), (50, false), (51, true)] {
            let text = String(repeating: "x", count: count)
            let escaped = String(repeating: "\\u0078", count: count)
            let bodies: [(WireFormat, String)] = [
                (.json, "{\"a\":\"\(text)\"}"), (.json, "{\"\(text)\":1}"), (.json, "{\"a\":\"\(escaped)\"}"),
                (.json, "{\"a\":\(String(repeating: "1", count: count))}"), (.xml, "<a><b>\(text)</b></a>"),
                (.xml, "<a><b>\(String(repeating: "&lt;", count: count))</b></a>"),
                (.xml, "<a><b><![CDATA[\(text)]]></b></a>"),
            ]
            for (format, body) in bodies {
                #expect((error(format, body.utf8, limits: limits)?.code == .limitExceeded) == isOver, "\(body)")
            }
        }
    }

    @Test func defaultBodyLimit() {
        let limit = 64 << 20
        for (count, isOver) in [(limit, false), (limit + 1, true)] {
            var json = [UInt8](repeating: 0x20, count: count)
            json[0] = UInt8(ascii: "{")
            json[count - 1] = UInt8(ascii: "}")
            #expect((error(.json, json)?.code == .limitExceeded) == isOver)
            var xml = json
            xml.replaceSubrange(0..<3, with: Array("<a>".utf8))
            xml.replaceSubrange((count - 4)..<count, with: Array("</a>".utf8))
            let code = error(.xml, xml)?.code
            #expect(code == .limitExceeded)
        }
    }

    @Test func longTextWithinTheLimitIsWhole() throws {
        let text = String(repeating: "0123456789", count: 1_000_000)
        let value = try WireDecoder(format: .xml).decode(
            Instances.self,
            from: "<a><RequestId>\(text)</RequestId></a>".utf8
        )
        #expect(value.requestID == text)
    }

    /// Texts keep their bytes wherever the parser happens to move its buffer: line ends, references and sections between.
    @Test func interruptedTextsAreWhole() throws {
        for padding in stride(from: 0, through: 1_000, by: 7) {
            let pad = String(repeating: "y", count: padding)
            let body = "<a><P>\(pad)</P><RequestId>one\r\ntwo&amp;<![CDATA[<three>]]><!-- c -->é&#233;</RequestId></a>"
            let value = try WireDecoder(format: .xml).decode(Instances.self, from: body.utf8)
            #expect(value.requestID == "one\ntwo&<three>éé")
        }
    }

    @Test func otherEncodingsAreConverted() throws {
        let body =
            Array("<?xml version='1.0' encoding='ISO-8859-1'?><a><RequestId>caf".utf8) + [0xE9]
            + Array("</RequestId></a>".utf8)
        #expect(try WireDecoder(format: .xml).decode(Instances.self, from: body).requestID == "café")
        let utf16 = "<a/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(error(.xml, [0xFF, 0xFE] + utf16)?.message == "a NUL byte")
    }

    @Test(arguments: [WireFormat.json, .xml])
    func everyTruncationIsRefused(format: WireFormat) {
        let body = Array(
            (format == .json
                ? #"{"RequestId":"é\u00e9","TotalCount":-1.5e3,"Instances":{"Instance":[{"Cpu":8,"IoOptimized":true}]}}"#
                : "<?xml version='1.0'?><R a='b'><RequestId>é&amp;<![CDATA[x]]></RequestId><!-- c --><Instances/></R>")
                .utf8
        )
        #expect(error(format, body) == nil)
        for count in 0..<body.count {
            let error = error(format, body.prefix(count))
            #expect(error?.code == .malformed, "cut after \(count) bytes")
            #expect((error?.offset ?? -1) <= count)
        }
    }

    @Test func randomBytesGiveAnErrorOrAValue() {
        var generator = SeededGenerator(seed: 42)
        let alphabet =
            Array("{}[]\":,\\u0aefntrls<>/!&;-?x=' .+Ee1\n\u{E9}".utf8) + [0x00, 0x80, 0xC3, 0xED, 0xF0, 0xFF]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0..<60, using: &generator)
            let bytes = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
            _ = error(.json, bytes)
            _ = error(.xml, bytes)
        }
    }

    @Test func mutatedBodiesGiveAnErrorOrAValue() {
        var generator = SeededGenerator(seed: 7)
        let json = Array(
            #"{"Instances":{"Instance":[{"Cpu":8,"Tags":[{"Key":"a","Value":"é\n"}],"Ports":["1",2]}]}}"#.utf8
        )
        let xml = Array(
            "<R><Instances><Instance><Cpu>8</Cpu><Tags><Key>a</Key></Tags><Ports>1</Ports></Instance></Instances></R>"
                .utf8
        )
        for _ in 0..<20_000 {
            for (format, body) in [(WireFormat.json, json), (.xml, xml)] {
                var bytes = body
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
                        in: 0...255,
                        using: &generator
                    )
                }
                _ = try? WireDecoder(format: format).decodeReportingUnknown(Instances.self, from: bytes)
            }
        }
    }
}
