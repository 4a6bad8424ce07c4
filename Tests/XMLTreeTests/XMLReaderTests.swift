import DiagnosticsCore
import SourceTree
import Testing
import XMLTree

@Suite struct XMLReaderTests {
    /// A document as `name(child(text), …)`, lists in brackets.
    private static func dump(_ node: DocumentNode) -> String {
        switch node.content {
        case .scalar(let scalar): "\"\(scalar.text)\""
        case .sequence(let items): "[" + items.map(dump).joined(separator: ", ") + "]"
        case .mapping(let entries): "{" + entries.map { "\($0.key): \(dump($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    private static func read(_ text: String) throws(UnreadableInput) -> DocumentNode.Entry {
        try DocumentReader.readXML(SourceFile(name: "answer.xml", text: text))
    }

    @Test(
        arguments: [
            ("<a/>", "\"\""), ("<a></a>", "\"\""), ("<a>\n  </a>", "\"\""), ("<a>x y</a>", "\"x y\""),
            ("\u{FEFF}<?xml version=\"1.0\"?>\n<a>x</a>\n", "\"x\""),
            ("<a>&lt;&amp;&gt;&quot;&apos;</a>", "\"<&>\"'\""),
            ("<a>&#65;&#x42;&#x4eba;</a>", "\"AB人\""), ("<a><![CDATA[<b>&amp;]]></a>", "\"<b>&amp;\""),
            ("<a>x<!-- <b> -->y</a>", "\"xy\""), ("<a>x\r\ny\rz</a>", "\"x\ny\nz\""),
            ("<a ><b >1</b ></a >", "{b: \"1\"}"),
            ("<a x='1' y=\"<\"/>", nil), ("<a x='>' y=\"'\"><b/></a>", "{b: \"\"}"),
            ("<a><b>1</b><c>2</c><b>3</b></a>", "{b: [\"1\", \"3\"], c: \"2\"}"),
            ("<a><b><c>1</c></b><b><c>2</c></b></a>", "{b: [{c: \"1\"}, {c: \"2\"}]}"),
            ("<a:é_-.1>x</a:é_-.1>", "\"x\""),
        ] as [(String, String?)])
    func readsElementsAndText(text: String, tree: String?) {
        let found = try? Self.dump(Self.read(text).value)
        #expect(found == tree, "\(text)")
    }

    /// What is refused, with the place: line and column.
    @Test(arguments: [
        ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "syntax", 1, 1), ("<a>\n<?php x ?></a>", "syntax", 2, 1),
        ("<a>\n <b></a>", "syntax", 2, 7), ("<a>", "syntax", 1, 2), ("<a><b></b>", "syntax", 1, 2),
        ("<a></a><b/>", "syntax", 1, 9), ("<a/>x", "syntax", 1, 5), ("x", "syntax", 1, 1), ("</a>", "syntax", 1, 3),
        ("<a>x<b/></a>", "syntax", 1, 4), ("<a>&b;</a>", "syntax", 1, 4), ("<a>&amp</a>", "syntax", 1, 4),
        ("<a>&#0;</a>", "syntax", 1, 4), ("<a>&#xD800;</a>", "syntax", 1, 4), ("<a>&#x110000;</a>", "syntax", 1, 4),
        ("<a>&#99999999999999999999;</a>", "syntax", 1, 4), ("<a>&#x;</a>", "syntax", 1, 4),
        ("<a>\u{1}</a>", "syntax", 1, 4),
        ("<a b></a>", "syntax", 1, 5), ("<a b=c/>", "syntax", 1, 6), ("<a b='c", "syntax", 1, 6),
        ("<a", "syntax", 1, 1),
        ("<a><!-- </a>", "syntax", 1, 4), ("<a><![CDATA[ </a>", "syntax", 1, 4), ("< a/>", "syntax", 1, 2),
        ("<1/>", "syntax", 1, 2), ("<a>1 < 2</a>", "syntax", 1, 7), ("<![CDATA[x]]>", "syntax", 1, 1),
        ("", "empty-input", 1, 1),
        ("<a>\0</a>", "nul-byte", 1, 4), ("<!-- a -->", "syntax", 1, 11),
    ])
    func refusesTheRestAtItsPlace(text: String, rule: String, line: Int, column: Int) throws {
        let error = #expect(throws: UnreadableInput.self, "\(text)") { try Self.read(text) }
        let finding = try #require(error?.diagnostic)
        let position = try #require(finding.position)
        let location = position.file.location(at: position.span.start)
        #expect(finding.rule.id == rule && location.line == line && location.column == column, "\(text): \(location)")
    }

    @Test func depthIsBounded() throws {
        let deep = String(repeating: "<a>", count: 64) + String(repeating: "</a>", count: 64)
        #expect(throws: Never.self) { try Self.read(deep) }
        for count in [65, 100_000] {
            let error = #expect(throws: UnreadableInput.self) { try Self.read(String(repeating: "<a>", count: count)) }
            #expect(error?.diagnostic.rule.id == "input-limit")
        }
    }

    @Test func sizeIsBounded() {
        let error = #expect(throws: UnreadableInput.self) {
            try Self.read("<a>" + String(repeating: "x", count: 1 << 20) + "</a>")
        }
        #expect(error?.diagnostic.rule.id == "input-limit")
    }

    /// Many elements, names, attributes, references: each as much as a text may have, in time that a test has.
    @Test(arguments: [
        ("<b/>", 200_000), ("&amp;", 150_000), ("<b>1</b>\n", 100_000), ("<!---->", 120_000), ("<![CDATA[]]>", 80_000),
    ])
    func manyOfAKindAreRead(piece: String, count: Int) {
        #expect(throws: Never.self) { try Self.read("<a>\(String(repeating: piece, count: count))</a>") }
    }

    @Test func manyNamesAndAttributesAreRead() {
        let names = (0..<60_000).map { "<n\($0)/>" }.joined()
        #expect(throws: Never.self) { try Self.read("<a>\(names)</a>") }
        let attributes = (0..<60_000).map { " n\($0)=''" }.joined()
        #expect(throws: Never.self) { try Self.read("<a\(attributes)/>") }
    }

    /// A damaged answer is read, or refused at a place in it.
    @Test func damagedTextsAreReadOrRefused() {
        let bytes = Array("<?xml version='1.0'?><a b='c'><d>1 &lt; 2</d><d><![CDATA[x]]></d><!-- e --><f/></a>".utf8)
        for index in bytes.indices {
            for replacement in [[], [0], Array("<".utf8), Array("&".utf8), Array("'".utf8), [0xFF], Array("]".utf8)] {
                var damaged = bytes
                damaged.replaceSubrange(index...index, with: replacement)
                for text in [damaged, Array(damaged.prefix(index))] {
                    do throws(UnreadableInput) {
                        _ = try DocumentReader.readXML(SourceFile(name: "x", bytes: text))
                    } catch {
                        let end = error.diagnostic.position?.span.end ?? 0
                        #expect(end <= text.count, "\(String(decoding: text, as: UTF8.self))")
                    }
                }
            }
        }
    }
}
