import DiagnosticsCore
import SourceTree
import Testing
import YAMLTree

/// Edits of documents in every style that they are written in. `^` stands before the place that is meant.
@Suite struct DocumentEditorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        /// What it becomes; nil where no edit is made.
        let expected: String?
        var testDescription: String { text.debugDescription }

        init(_ text: String, _ expected: String?) {
            self.text = text
            self.expected = expected
        }
    }

    /// Reads a text, makes an edit of it, and holds the result against what is expected: as written, with CR LF, and
    /// behind a byte order mark.
    private func expect(
        _ test: Case, makes edit: (DocumentEditor, DocumentNode, Int) -> TextEdit?
    ) throws {
        for lineBreak in ["\n", "\r\n"] {
            for mark in ["", "\u{FEFF}"] {
                func written(_ text: String) -> String { mark + text.replacing("\n", with: lineBreak) }
                let marked = written(test.text)
                let parts = marked.utf8.split(
                    separator: UInt8(ascii: "^"), maxSplits: 1, omittingEmptySubsequences: false)
                let text = parts.map { String(decoding: $0, as: UTF8.self) }.joined()
                let isJSON = test.text.drop { $0 == "^" || $0 == " " }.hasPrefix("{\"") || test.text.hasPrefix("{\n  ")
                let file = SourceFile(name: isJSON ? "a.json" : "a.yaml", text: text)
                var sink = DiagnosticSink()
                let root = try #require(
                    try DocumentReader.read(file, format: SourceFormat(fileName: file.name), into: &sink).first)
                let made = edit(DocumentEditor(root, in: file), root, parts.count > 1 ? parts[0].count : 0)
                var edited = EditedText(file)
                if let made { edited.apply([made]) }
                let result = made == nil ? nil : String(decoding: edited.bytes, as: UTF8.self)
                #expect(result == test.expected.map(written), "\(String(describing: result))")
            }
        }
    }

    @Test(arguments: [
        // Block style: the line goes, with the comment that stands on it.
        Case("a: 1\n^b: 2\nc: 3\n", "a: 1\nc: 3\n"), Case("a: 1\n^b: 2 # two\nc: 3\n", "a: 1\nc: 3\n"),
        Case("^a: 1\nb: 2\n", "b: 2\n"), Case("a: 1\n^b: 2", "a: 1\n"),
        Case("a: 1\n# of b\n^b: 2\n", "a: 1\n# of b\n"), Case("a:\n  ^b: 1\n  c: 2\n", "a:\n  c: 2\n"),
        Case("a: 1\n^b:\n  c: [1,\n    2]\n  d: x\ne: 1\n", "a: 1\ne: 1\n"),
        Case("a: 1\n^b: |\n  x\n\n  y\nc: 1\n", "a: 1\nc: 1\n"),
        Case("a: 1\n^b:\nc: 1\n", "a: 1\nc: 1\n"), Case("a: 1\n^\"b\": 'x # y' # z\nc: 1\n", "a: 1\nc: 1\n"),
        // Behind a dash the next key takes its place.
        Case("- ^a: 1\n  b: 2\n- c: 1\n", "- b: 2\n- c: 1\n"), Case("- a: 1\n  ^b: 2\n", "- a: 1\n"),
        Case("- ^a: 1\n  # of b\n  b: 2\n", nil), Case("-   ^a: 1\n    b: 2\n", "-   b: 2\n"),
        // The only key goes with the one above it.
        Case("a: 1\nb:\n  ^c: 1\n", "a: 1\n"), Case("a: 1\nb: {^c: 1}\n", "a: 1\n"), Case("^a: 1\n", nil),
        Case("a: 1\nkept:\n  ^c: 1\n", nil), Case("a: 1\nb:\n  - ^c: 1\n", nil),
        // Flow style, JSON.
        Case("{^a: 1, b: 2}\n", "{b: 2}\n"), Case("{a: 1, ^b: 2, c: 3}\n", "{a: 1, c: 3}\n"),
        Case("{a: 1, ^b: [1, 2]}\n", "{a: 1}\n"), Case("{a: 1, ^b: 2, }\n", "{a: 1, }\n"),
        Case("{\"a\": 1, ^\"b\": {\"c\": 2}}", "{\"a\": 1}"),
        Case("{\n  \"a\": 1,\n  ^\"b\": 2,\n  \"c\": 3\n}\n", "{\n  \"a\": 1,\n  \"c\": 3\n}\n"),
        Case("{\n  \"a\": 1,\n  ^\"b\": 2\n}\n", "{\n  \"a\": 1\n}\n"),
        Case("{a: 1, # one\n ^b: 2}\n", nil),
        // What something else stands for, or is on the line, stays.
        Case("a: &x 1\n^b: *x\n", nil), Case("^a: &x 1\nb: *x\n", nil), Case("? ^a\n: 1\nb: 1\n", nil),
    ]) func aKeyIsTakenOut(_ test: Case) throws {
        try expect(test) { editor, _, offset in editor.removal(ofKeyAt: offset, keeping: ["kept"]) }
    }

    @Test(arguments: [
        Case("- a\n- ^b # x\n- c\n", "- a\n- c\n"), Case("k:\n  - ^a\n  - b\n", "k:\n  - b\n"),
        Case("- a\n- ^b", "- a\n"),
        Case("[^a, b]\n", "[b]\n"), Case("[a, ^b]\n", "[a]\n"), Case("[a, ^\"b\", c]\n", "[a, c]\n"),
        Case("- ^a\n", nil),
        Case("- - ^a\n  - b\n", nil), Case("- a\n- ^{b: 1}\n", "- a\n"), Case("- &x a\n- *x\n", nil),
    ]) func anItemIsTakenOut(_ test: Case) throws {
        try expect(test) { editor, _, offset in offset == 0 ? nil : editor.removal(ofItemAt: offset) }
    }

    /// Of the value of `m`, or of the document.
    private static func mapping(_ root: DocumentNode) -> SourceSpan {
        (root["m"]?.items?.first ?? root["m"] ?? root).span
    }

    @Test(arguments: [
        Case("m:\n  a: 1\n", "m:\n  a: 1\n  k: v\n"),
        Case("m:\n  a: 1 # one\nb: 1\n", "m:\n  a: 1 # one\n  k: v\nb: 1\n"),
        Case("m:\n  a: 1", "m:\n  a: 1\n  k: v"), Case("m:\n  a:\n    b: 1\n", "m:\n  a:\n    b: 1\n  k: v\n"),
        Case("m:\n  - a: 1\n    b: 2\n", "m:\n  - a: 1\n    b: 2\n    k: v\n"),
        Case("m: {a: 1}\n", "m: {a: 1, k: v}\n"),
        Case("m: {}\n", "m: {k: v}\n"), Case("m:\n  a: |\n    x\n\nb: 1\n", "m:\n  k: v\n  a: |\n    x\n\nb: 1\n"),
        Case("x: &x 1\nm:\n  a: *x\n", "x: &x 1\nm:\n  k: v\n  a: *x\n"),
        Case("x: &x 1\nm: {a: *x}\n", "x: &x 1\nm: {k: v, a: *x}\n"),
        Case("{\"m\": {\"a\": 1}}", "{\"m\": {\"a\": 1, \"k\": \"v\"}}"),
        Case("{\"m\": {}}", "{\"m\": {\"k\": \"v\"}}"),
        Case("{\n  \"m\": {\n    \"a\": 1\n  }\n}\n", "{\n  \"m\": {\n    \"a\": 1,\n    \"k\": \"v\"\n  }\n}\n"),
        Case("m: 1\n", nil),
    ]) func aKeyIsPutIn(_ test: Case) throws {
        try expect(test) { editor, root, _ in
            editor.insertion(of: "k", .word("v"), intoMappingAt: Self.mapping(root))
        }
    }

    @Test(arguments: [
        Case("# top\na: 1\nb: 2\n", "# top\nk: {x: y, n: 1}\na: 1\nb: 2\n"),
        Case("{a: 1}\n", "{k: {x: y, n: 1}, a: 1}\n"),
        Case("{\"a\": 1}", "{\"k\": {\"x\": \"y\", \"n\": 1}, \"a\": 1}"),
    ]) func aKeyIsPutFirst(_ test: Case) throws {
        try expect(test) { editor, root, _ in
            editor.insertion(
                of: "k", .mapping(["x": .word("y"), "n": .literal("1")]), intoMappingAt: root.span, isFirst: true)
        }
    }
}
