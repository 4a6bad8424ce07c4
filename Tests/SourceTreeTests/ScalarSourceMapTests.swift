import DiagnosticsCore
import SourceTree
import Testing
import YAMLTree

struct ScalarSourceMapTests {
    /// Where `part` of the scalar under the key `a` is written.
    private func source(of part: String, in text: String, _ format: SourceFormat = .yaml) throws -> String {
        let file = SourceFile(name: "a", text: text)
        let node = try #require(Outcome(file, format).documents.first?["a"])
        guard case .scalar(let scalar) = node.content else { return "no scalar" }
        let map = try #require(ScalarSourceMap(of: node, in: file))
        let range = try #require(scalar.text.firstRange(of: part))
        let start = scalar.text.utf8.distance(from: scalar.text.startIndex, to: range.lowerBound)
        return file.text(in: map.sourceSpan(ofDecoded: start..<(start + part.utf8.count)))
    }

    @Test(arguments: [
        ("plain", "a: x ${v} y", "${v}", "${v}"),
        ("plain over lines", "a: x\n   y ${v}\n\n   z", "${v}", "${v}"),
        ("plain, a folded break", "a: x\n   y z", "x y", "x\n   y"),
        ("plain, an empty line", "a: x\n\n   y z", "\ny", "\n\n   y"),
        ("after characters of several bytes", "a: é漢🎉 ${v}", "${v}", "${v}"),
        ("single quotes", "a: 'it''s ${v}'", "${v}", "${v}"),
        ("a doubled quote", "a: 'it''s ${v}'", "t's", "t''s"),
        ("double quotes", #"a: "\té\u00e9\x41 ${v}\"""#, "${v}", "${v}"),
        ("an escape", #"a: "\té\u00e9\x41 ${v}\"""#, "éA", #"\u00e9\x41"#),
        ("a long escape", #"a: "x\U0001F389y""#, "🎉", #"\U0001F389"#),
        ("an escaped break", "a: \"x\\\n    y ${v}\"", "xy", "x\\\n    y"),
        ("folded quotes", "a: \"x  \n\n   y ${v}\"", "${v}", "${v}"),
        ("literal", "a: |\n  x\n    y ${v}\n  z", "${v}", "${v}"),
        ("literal over lines", "a: |\n  x\n    y\n  z", "  y\nz", "  y\n  z"),
        ("literal, CR LF", "a: |\r\n  x\r\n  y ${v}\r\n", "${v}", "${v}"),
        ("literal, its last line break", "a: |\n  x\n  yz\n\nb: 1", "z\n", "z\n"),
        ("literal, indentation given", "a: |2-\n    x\n   y ${v}", "${v}", "${v}"),
        ("literal, empty lines first", "a: |\n\n\n  x ${v}", "${v}", "${v}"),
        ("folded", "a: >\n  x\n  y ${v}\n\n  z\n    m\n  n", "${v}", "${v}"),
        ("folded, after more-indented lines", "a: >\n  x\n  y\n\n  z\n    m\n  n ${v}", "${v}", "${v}"),
        ("folded, a break", "a: >\n  x\n  y\n", "x y", "x\n  y"),
        ("kept breaks", "a: |+\n  x\n\n\nb: 1", "x\n\n\n", "x\n\n\n"),
    ])
    func leadsBack(name: String, text: String, part: String, expected: String) throws {
        #expect(try source(of: part, in: text) == expected)
    }

    @Test(arguments: [
        (#"{"a": "x\ud83c\udf89\/${v}"}"#, "🎉", #"\ud83c\udf89"#),
        ("{\"a\": \"x \u{2028} y\"}", "y", "y"),
        (#"{"a": 125}"#, "2", "2"),
    ])
    func leadsBackInJSON(text: String, part: String, expected: String) throws {
        #expect(try source(of: part, in: text, .json) == expected)
    }

    @Test func pointsAndRangesBeyondTheText() throws {
        let file = SourceFile(name: "a", text: "\"a\\tb\"")
        let node = try #require(Outcome(file, .yaml).documents.first)
        let map = try #require(ScalarSourceMap(of: node, in: file))
        #expect(map.sourceSpan(ofDecoded: 1..<1) == SourceSpan(2, 2))
        #expect(map.sourceSpan(ofDecoded: 3..<3) == SourceSpan(5, 5))
        #expect(map.sourceSpan(ofDecoded: 0..<99) == SourceSpan(1, 5))
        #expect(map.sourceSpan(ofDecoded: -7..<1) == SourceSpan(1, 2))
    }

    @Test func aTextThatDoesNotFitGivesTheWholeScalar() throws {
        let file = SourceFile(name: "a", text: "abc def")
        for style in [DocumentNode.Scalar.Style.plain, .quoted, .block] {
            let node = DocumentNode(.scalar(.init(text: "other", style: style)), span: SourceSpan(4, 7))
            let map = try #require(ScalarSourceMap(of: node, in: file))
            #expect(map.sourceSpan(ofDecoded: 1..<2) == SourceSpan(4, 7))
        }
        #expect(ScalarSourceMap(of: DocumentNode(.sequence([]), span: SourceSpan(0, 1)), in: file) == nil)
        let beyond = DocumentNode(.scalar(.init(text: "x", style: .quoted)), span: SourceSpan(90, 99))
        #expect(ScalarSourceMap(of: beyond, in: file)?.sourceSpan(ofDecoded: 0..<1) == SourceSpan(90, 99))
    }
}
