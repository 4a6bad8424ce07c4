import DiagnosticsCore
import SourceTree
import TestSupport
import Testing
import YAMLTree

/// Whatever comes in, the outcome is a tree or one error with a place in the file.
struct HostileInputTests {
    private static let yamlSample = """
        # sample é
        a: &x [1, "t\\u00e9\\n", 'it''s', {b: c}] # c
        "k 漢": |+
          l1
           l2

        ? e
        : >-
          f
          g
        h: *x
        - i
        ---
        j: !!str 1
        j: 2
        ...
        """
    private static let jsonSample = #" {"a":[1,-2.5e+3,true,null,"t\u00e9\ud83d\ude00\n"],"é漢":{"b":{}},"a":[[]]} "#

    private func check(_ bytes: [UInt8]) {
        for format in SourceFormat.allCases {
            let file = SourceFile(name: "hostile", bytes: bytes)
            let outcome = Outcome(file, format)
            #expect((outcome.error == nil) == !outcome.documents.isEmpty)
            let diagnostics = outcome.findings + [outcome.error].compactMap(\.self)
            let maps = outcome.documents.compactMap { ScalarSourceMap(of: $0, in: file) }
            let places =
                diagnostics.map { $0.position?.span ?? SourceSpan(-1, -1) } + outcome.documents.flatMap(spans)
                + maps.map { $0.sourceSpan(ofDecoded: 0..<1_000) }
            #expect(places.allSatisfy { $0.start >= 0 && $0.end <= bytes.count }, "\(bytes)")
            // Rendering takes what reading gives.
            #expect(!TextRenderer().render(diagnostics).contains("\u{1B}"))
            _ = try? JSONScanner.members(of: file)
        }
    }

    @Test(arguments: [yamlSample, jsonSample])
    func truncatedAtEveryByte(sample: String) {
        let bytes = Array(sample.utf8)
        for count in 0...bytes.count { check(Array(bytes[..<count])) }
    }

    @Test(arguments: [yamlSample, jsonSample])
    func everyByteChanged(sample: String) {
        let bytes = Array(sample.utf8)
        var random = SeededGenerator(seed: 1)
        for index in bytes.indices {
            for replacement in Array("\0\t\n\r !\"#%&'*,-:>?@[]{|}\\é".utf8) + [
                0xFF, UInt8.random(in: 0...255, using: &random),
            ] {
                var changed = bytes
                changed[index] = replacement
                check(changed)
            }
        }
    }

    @Test(arguments: 0..<20)
    func randomBytes(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let alphabet = Array("\t\n\r  !\"#%&'*,-:>?@[]{|}\\~.ab01é漢\u{85}\u{2028}\u{FEFF}".utf8)
        for _ in 0..<200 {
            let count = Int.random(in: 0...60, using: &random)
            check((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
            check((0..<count).map { _ in random.pick(alphabet) })
        }
    }

    @Test(arguments: [
        ("[", "]", "1"), ("{a: ", "}", "1"), ("- ", "", "1"), ("[{a: ", "}]", "1"), ("- a: ", "", ""), ("? ", "", "1"),
        ("{\"a\":", "}", "1"),
    ])
    func tenThousandLevels(open: String, close: String, middle: String) throws {
        let text = String(repeating: open, count: 10_000) + middle + String(repeating: close, count: 10_000)
        let file = SourceFile(name: "deep", text: text)
        let error = try #require(Outcome(file, .yaml).error)
        #expect([.inputLimit, .syntax].contains(error.rule))
        if open != "? ", open != "- a: " {
            #expect(error.rule == .inputLimit)
            #expect(error.message == "lists and mappings nest more than 64 levels deep, which is the limit")
        }
        if open == "[" || open == "{\"a\":" {
            #expect(Outcome(file, .json).error?.rule == .inputLimit)
        }
    }

    @Test func tenThousandIndentedBlocks() throws {
        // A thousand levels are as many as a text of one megabyte can hold.
        let text = (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        let error = try #require(Outcome(SourceFile(name: "deep", text: text), .yaml).error)
        #expect(error.rule == .inputLimit)
        #expect(error.position.map { $0.file.location(at: $0.span.start).line } == 65)
    }

    @Test(arguments: [(63, true), (64, true), (65, false)])
    func nestingLimit(depth: Int, isRead: Bool) {
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        for format in SourceFormat.allCases {
            #expect((Outcome(SourceFile(name: "n", text: text), format).error == nil) == isRead)
        }
        let block = String(repeating: "- ", count: depth) + "x"
        #expect((Outcome(SourceFile(name: "n", text: block), .yaml).error == nil) == isRead)
    }

    @Test func nestingLimitsAreBounded() {
        #expect(ParseLimits(nesting: .max).nesting == ParseLimits.deepestNesting)
        var limits = ParseLimits()
        limits.nesting = 100_000
        #expect(limits.nesting == ParseLimits.deepestNesting)
        let deep = SourceFile(name: "n", text: String(repeating: "[", count: 512) + String(repeating: "]", count: 512))
        for format in SourceFormat.allCases { #expect(Outcome(deep, format, limits: limits).error == nil) }
    }

    @Test(arguments: [(99, false), (100, true), (101, true)])
    func byteLimit(limit: Int, isRead: Bool) throws {
        let text = "\"" + String(repeating: "x", count: 98) + "\""
        for format in SourceFormat.allCases {
            let error = Outcome(SourceFile(name: "b", text: text), format, limits: ParseLimits(bytes: limit)).error
            #expect((error == nil) == isRead)
            if !isRead {
                #expect(describe(error) == "1:100: the text has 100 bytes, the limit is 99 [input-limit] «»")
            }
        }
    }

    @Test(arguments: [(998, true), (999, true), (1_000, false)])
    func aliasLimit(aliases: Int, isRead: Bool) {
        // The anchored list has one node more than the aliases to scalars: 2 nodes, then one each.
        let text = "a: &a [1]\nb: &b 1\nc: [*a" + String(repeating: ", *b", count: aliases - 1) + "]\n"
        let error = Outcome(SourceFile(name: "a", text: text), .yaml).error
        #expect((error == nil) == isRead)
        if !isRead {
            #expect(error?.message == "aliases add more than 1000 nodes to the file, which is the limit")
        }
    }

    @Test func aliasNodesAreCountedOverAllDocuments() {
        let document = "--- [&a 1" + String(repeating: ", *a", count: 400) + "]\n"
        let file = SourceFile(name: "a", text: String(repeating: document, count: 3))
        #expect(Outcome(file, .yaml).error?.rule == .inputLimit)
    }

    @Test func aliasBombs() {
        let bomb =
            "a: &a [x, x]\n"
            + (1..<60).map { level in
                let (name, last) = ("n\(level)", level == 1 ? "a" : "n\(level - 1)")
                return "\(name): &\(name) [*\(last), *\(last), *\(last)]\n"
            }.joined()
        #expect(Outcome(SourceFile(name: "bomb", text: bomb), .yaml).error?.rule == .inputLimit)
        let keys = "a: &a {k: 1}\n" + (1..<60).map { "b\($0): {? *a : 1}\n" }.joined()
        #expect(Outcome(SourceFile(name: "bomb", text: keys), .yaml).error?.rule == .syntax)
    }

    @Test func aliasesDoNotLeadBeyondTheNestingLimit() {
        var limits = ParseLimits(aliasNodes: 1_000_000)
        limits.nesting = 20
        let chain = "a: &n0 [x]\n" + (1..<100).map { "b\($0): &n\($0) [*n\($0 - 1)]\n" }.joined()
        let error = Outcome(SourceFile(name: "chain", text: chain), .yaml, limits: limits).error
        #expect(error?.rule == .inputLimit)
        #expect(error?.message.contains("20 levels") == true)
    }

    @Test(
        arguments: [
            ([0x61, 0x3A, 0x20, 0xFF], "1:4: byte 0xFF is not UTF-8 here [not-utf8] «\u{FFFD}»"),
            ([0x61, 0x0A, 0xC3], "2:1: byte 0xC3 is not UTF-8 here [not-utf8] «\u{FFFD}»"),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], "1:2: byte 0xED is not UTF-8 here [not-utf8] «\u{FFFD}»"),
            ([0xC0, 0x80], "1:1: byte 0xC0 is not UTF-8 here [not-utf8] «\u{FFFD}»"),
            ([0xF4, 0x90, 0x80, 0x80], "1:1: byte 0xF4 is not UTF-8 here [not-utf8] «\u{FFFD}»"),
            ([0xF0, 0x9F, 0x8E], "1:1: byte 0xF0 is not UTF-8 here [not-utf8] «\u{FFFD}»"),
            (
                [0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x00, 0x61],
                "1:9: a NUL byte, which text never has [nul-byte] «\0»"
            ),
            ([0xFF, 0xFE, 0x61, 0x00], "1:1: the text is UTF-16 or UTF-32, not UTF-8 [not-utf8] «\u{FFFD}»"),
            ([0xFE, 0xFF, 0x00, 0x61], "1:1: the text is UTF-16 or UTF-32, not UTF-8 [not-utf8] «\u{FFFD}»"),
            ([0x61, 0x00, 0x3A, 0x00], "1:1: the text is UTF-16 or UTF-32, not UTF-8 [not-utf8] «a»"),
            ([0x00, 0x61, 0x00, 0x3A], "1:1: the text is UTF-16 or UTF-32, not UTF-8 [not-utf8] «\0»"),
        ] as [([UInt8], String)]
    )
    func bytesThatAreNoText(bytes: [UInt8], expected: String) {
        for format in SourceFormat.allCases {
            #expect(describe(Outcome(SourceFile(name: "b", bytes: bytes), format).error) == expected)
        }
    }

    @Test func messagesStayShort() {
        let long = String(repeating: "é", count: 10_000)
        for text in [
            "[a] \(long)", "\(long): 1\n\(long): 2", "a: !\(long) x", "a: *\(long)", "{a: 'b' \(long)",
            "{\"\(long)\":1,\"\(long)\":2}", long,
        ] {
            for format in SourceFormat.allCases {
                let outcome = Outcome(SourceFile(name: "long", text: text), format)
                let messages = outcome.findings + [outcome.error].compactMap(\.self)
                #expect(messages.allSatisfy { $0.message.count < 200 })
                #expect(TextRenderer().render(messages).count < 1_500)
            }
        }
    }

    @Test func manyDuplicatesAmongManyKeys() {
        let keys = (0..<5_000).map { "\"k\($0)\":0" }
        let file = SourceFile(name: "many", text: "{" + (keys + keys).joined(separator: ",") + "}")
        for format in SourceFormat.allCases { #expect(Outcome(file, format).findings.count == DiagnosticSink.limit) }
    }
}
