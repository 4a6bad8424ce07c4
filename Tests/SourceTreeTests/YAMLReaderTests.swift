import DiagnosticsCore
import SourceTree
import Testing
import YAMLTree

struct YAMLReaderTests {
    @Test(arguments: [
        ("a: 1", ["{a: 1}"]),
        ("a: 1\nb:\n  - x\n  - 'y'\n  - \"z\"\nc: |\n  t\n  u\n", ["{a: 1, b: [x, \"y\", \"z\"], c: |t\nu\n}"]),
        ("- - a\n  - b\n- {c: [d]}\n- \n", ["[[a, b], {c: [d]}, ]"]),
        ("a:\nb: ~\nc: null", ["{a: , b: ~, c: null}"]),
        ("{\"a\": 1, 'b': [x, y]}", ["{a: 1, b: [x, y]}"]),
        ("--- a\n--- b\n...\n---\nc: d\n", ["a", "b", "{c: d}"]),
        ("a: 1\n---\n", ["{a: 1}"]),
        ("a: 1\n---\n# nothing\n", ["{a: 1}"]),
        ("# first\n---\na: 1\n...\n", ["{a: 1}"]),
        ("---\n~\n", ["~"]),
        ("x: &a [1, 2]\ny: *a\n", ["{x: [1, 2], y: [1, 2]}"]),
        ("x: &a k\n*a : v\n&b z: *b\n", ["{x: k, k: v, z: z}"]),
        ("x: &a 1\ny: *a\nz: &a 2\nw: *a", ["{x: 1, y: 1, z: 2, w: 2}"]),
        (
            "a: !!str 1\nb: ! 2\nc: !!int 3\nd: !!map {e: !!seq [f]}\ng: !!str",
            ["{a: \"1\", b: \"2\", c: 3, d: {e: [f]}, g: \"\"}"]
        ),
        ("a: !<tag:yaml.org,2002:str> x", ["{a: \"x\"}"]),
        ("<<: {a: 1}\nb: 2", ["{<<: {a: 1}, b: 2}"]),
        ("\u{FEFF}a: é", ["{a: é}"]),
        ("%YAML 1.2\n---\na: 1", ["{a: 1}"]),
        ("a: >-\n  x\n  y\n\n  z\n", ["{a: |x y\nz}"]),
        ("a: \"\\u00e9\\x41\\\n   b\"", ["{a: \"éAb\"}"]),
        ("? a\n: b", ["{a: b}"]),
        ("[a: b, c]", ["[{a: b}, c]"]),
        ("a: b\r\nc: d\r\n", ["{a: b, c: d}"]),
    ])
    func reads(text: String, expected: [String]) {
        let outcome = Outcome(SourceFile(name: "a.yaml", text: text), .yaml)
        #expect(describe(outcome.error) == "none")
        #expect(outcome.dumped == expected)
    }

    @Test(arguments: [
        ("", "1:1: nothing to read here [empty-input] «»"),
        ("  \n\t\n", "1:1: nothing to read here [empty-input] «»"),
        ("# only\n# comments\n", "1:1: a document without content [empty-input] «»"),
        ("---\n", "1:1: a document without content [empty-input] «---»"),
        ("a: 1\n---\n---\nb: 2\n", "2:1: a document without content [empty-input] «---»"),
        ("---\n---\nb: 2\n", "1:1: a document without content [empty-input] «---»"),
        ("a:\n\tb: 1\n", "2:1: a tab where YAML allows only spaces [syntax] «\t»"),
        ("a:\n  b: 1\n\tc: 2\n", "3:1: a tab where YAML allows only spaces [syntax] «\t»"),
        ("a: |\n\tx\n", "2:1: a tab where YAML allows only spaces [syntax] «\t»"),
        ("a: \"x\nb: 2\n", "1:4: this quote is never closed [syntax] «\"»"),
        ("a: 'x\n---\nb: 2\n", "1:4: this quote is never closed [syntax] «'»"),
        ("é: ü\nb: \"x", "2:4: this quote is never closed [syntax] «\"»"),
        ("a: [1, 2\n", "1:4: this '[' is never closed [syntax] «[»"),
        ("a: {b: 1\n", "1:4: this '{' is never closed [syntax] «{»"),
        ("a: ['1' x]", "1:9: expected ',' or ']', found 'x]' [syntax] «x]»"),
        ("a: {b: 1]", "1:9: expected ',' or '}', found ']' [syntax] «]»"),
        ("a: b: c", "1:5: a ':' that can't stand here [syntax] «:»"),
        ("a: - b", "1:4: a list can't begin here [syntax] «-»"),
        ("a: 1\nfoo\nb: 2", "2:1: expected ':' and a value after this key [syntax] «foo»"),
        ("a: 1\n b: 2", "2:3: a ':' that can't stand here [syntax] «:»"),
        ("  a: 1\n b: 2\n", "2:2: expected the end of the document or '---', found 'b:' [syntax] «b:»"),
        ("x:\n  a: 1\n b: 2\n", "3:2: expected the next key of the mapping, found 'b:' [syntax] «b:»"),
        ("- a\nb: 2\n", "2:1: expected the next '- ' of the list, found 'b:' [syntax] «b:»"),
        ("a: @x", "1:4: a value can't begin with '@' [syntax] «@»"),
        ("a: `x`", "1:4: a value can't begin with '`' [syntax] «`»"),
        ("a: %x", "1:4: a value can't begin with '%' [syntax] «%»"),
        ("a: \"\\d\"", "1:5: '\\d' is not an escape of YAML [syntax] «\\d»"),
        ("a: \"\\xzz\"", "1:7: \\x, \\u and \\U need two, four and eight hexadecimal digits [syntax] «z»"),
        ("a: \"\\ud800\"", "1:7: there is no character with this number [syntax] «d»"),
        ("a: *x", "1:4: no anchor '&x' stands before this alias [syntax] «*x»"),
        ("a: *.txt", "1:4: '*' must be followed by a name of letters, digits, '-' and '_' [syntax] «*.txt»"),
        ("a: &a [*a]", "1:8: the alias '*a' stands inside the very node that it names [syntax] «*a»"),
        ("a: &x 1\n---\nb: *x", "3:4: no anchor '&x' stands before this alias [syntax] «*x»"),
        ("a: !ref x", "1:4: the tag '!ref' has no meaning here [syntax] «!ref»"),
        ("a: !!set x", "1:4: the tag '!!set' has no meaning here [syntax] «!!set»"),
        ("a: !!map x", "1:4: the tag '!!map' has no meaning here [syntax] «!!map»"),
        ("a: &k !<x> [y]", "1:7: the tag '!<x>' has no meaning here [syntax] «!<x>»"),
        ("a: !x!y z", "1:4: '!x!y' is not a tag [syntax] «!x!y»"),
        ("[a]: b", "1:1: a key must be a single value, not a list [syntax] «[»"),
        ("{{a: b}: c}", "1:2: a key must be a single value, not a mapping [syntax] «{»"),
        ("x: &a [1]\n? *a\n: c", "2:3: a key must be a single value, not a list [syntax] «*a»"),
        ("a: |x\n  y", "1:5: the text of a '|' block begins on the next line [syntax] «x»"),
        ("a: |0\n  y", "1:4: a block of text can't have the indentation 0 [syntax] «|0»"),
        ("a: [,]", "1:5: expected a value, found ',]' [syntax] «,]»"),
        ("a: \u{1B}[0m", "1:4: the control character U+001B is not allowed in YAML [syntax] «\u{1B}»"),
        ("é: \u{7F}", "1:4: the control character U+007F is not allowed in YAML [syntax] «\u{7F}»"),
        ("a: b\u{0}c", "1:5: a NUL byte, which text never has [nul-byte] «\u{0}»"),
        ("%YAML 2.0\n---\na", "1:1: found incompatible YAML document; leave the '%' lines out [syntax] «%YAML»"),
        ("%FOO x\n---\na", "1:1: not a directive of YAML [syntax] «%FOO»"),
        ("'a'\nb", "2:1: expected the end of the document or '---', found 'b' [syntax] «b»"),
    ])
    func refuses(text: String, expected: String) {
        let outcome = Outcome(SourceFile(name: "a.yaml", text: text), .yaml)
        #expect(describe(outcome.error) == expected)
        #expect(outcome.documents.isEmpty)
    }

    @Test func variablesInsideBracketsNeedQuotes() {
        let error = Outcome(SourceFile(name: "a.yaml", text: "a: [${v}]"), .yaml).error
        #expect(describe(error) == "1:6: expected ',' or ']', found '{v}]' [syntax] «{v}]»")
        #expect(error?.help == "inside brackets, put '${…}' in quotes")
        #expect(Outcome(SourceFile(name: "a.yaml", text: "a: ['${v}']"), .yaml).dumped == ["{a: [\"${v}\"]}"])
    }

    @Test func reportsDuplicateKeysAndKeepsTheFirst() throws {
        let file = SourceFile(name: "a.yaml", text: "é: 1\nb:\n  c: 1\n  c: {x: 1, x: 2}\né: 2\n\"b\": 3\n")
        let outcome = Outcome(file, .yaml)
        #expect(outcome.dumped == ["{é: 1, b: {c: 1}}"])
        #expect(
            outcome.findings.map(describe) == [
                "4:3: the key 'c' is given twice [duplicate-key] «c»",
                "4:13: the key 'x' is given twice [duplicate-key] «x»",
                "5:1: the key 'é' is given twice [duplicate-key] «é»",
                "6:1: the key 'b' is given twice [duplicate-key] «\"b\"»",
            ]
        )
        let label = try #require(outcome.findings.last?.labels.first)
        #expect(label.span == SourceSpan(6, 7))
    }

    @Test(arguments: [
        // scalars of every style, after text that is not ASCII
        ("é漢😀: ü\n\"k\": 'v''s'\n", ["é漢😀: ü\n\"k\": 'v''s'", "é漢😀", "ü", "\"k\"", "'v''s'"]),
        ("a: x y # c\n", ["a: x y", "a", "x y"]),
        ("a: x\n  y\n\n  z  \nb: 1", ["a: x\n  y\n\n  z  \nb: 1", "a", "x\n  y\n\n  z", "b", "1"]),
        ("a: |\n  x\n  y\n\n\nb: 1", ["a: |\n  x\n  y\n\n\nb: 1", "a", "|\n  x\n  y", "b", "1"]),
        ("a: >+\n\n    x\n\n# c\n", ["a: >+\n\n    x", "a", ">+\n\n    x"]),
        ("a: |2\n     x\n    \n", ["a: |2\n     x\n    ", "a", "|2\n     x\n    "]),
        ("a: |\nb: 1", ["a: |\nb: 1", "a", "|", "b", "1"]),
        ("a: |-  # why\n  x\r\n  y\r\n\r\n", ["a: |-  # why\n  x\r\n  y", "a", "|-  # why\n  x\r\n  y"]),
        // collections
        (
            "a:\n  - 1\n  - b: 2\n\n# c\nd: 3\n",
            ["a:\n  - 1\n  - b: 2\n\n# c\nd: 3", "a", "- 1\n  - b: 2", "1", "b: 2", "b", "2", "d", "3"]
        ),
        (
            "a:\n- 1\n- 2\nb: [ 1, {c: d} ] # e\n",
            [
                "a:\n- 1\n- 2\nb: [ 1, {c: d} ]", "a", "- 1\n- 2", "1", "2", "b", "[ 1, {c: d} ]", "1", "{c: d}", "c",
                "d",
            ]
        ),
        ("- a:\n-\n", ["- a:\n-", "a:", "a", "", ""]),
        ("[a: b , c]", ["[a: b , c]", "a: b", "a", "b", "c"]),
        ("? a\n\n\n? b\n", ["? a\n\n\n? b", "a", "", "b", ""]),
        // anchors, tags, aliases
        (
            "a: &x !!str  v\nb: !!map &y\n  c: *x\nd: *y",
            ["a: &x !!str  v\nb: !!map &y\n  c: *x\nd: *y", "a", "v", "b", "c: *x", "c", "v", "d", "c: *x", "c", "v"]
        ),
        ("a: &x\nb: *x\n", ["a: &x\nb: *x", "a", "", "b", ""]),
        ("&k a: &v # c\n  - 1\n", ["&k a: &v # c\n  - 1", "a", "- 1", "1"]),
        ("\u{FEFF}a: 1", ["a: 1", "a", "1"]),
    ])
    func spansAreExact(text: String, expected: [String]) {
        let file = SourceFile(name: "a.yaml", text: text)
        let outcome = Outcome(file, .yaml)
        #expect(describe(outcome.error) == "none")
        #expect(outcome.documents.flatMap { texts(of: $0, in: file) } == expected)
    }

    @Test func positionsHoldFarIntoTextThatIsNotASCII() {
        let lines = (0..<500).map { "ключ\($0): \"значение 漢字 😀 \($0)\"" }
        let file = SourceFile(name: "a.yaml", text: lines.joined(separator: "\n"))
        let outcome = Outcome(file, .yaml)
        let expected = (0..<500).flatMap { ["ключ\($0)", "\"значение 漢字 😀 \($0)\""] }
        #expect(outcome.documents.flatMap { texts(of: $0, in: file).dropFirst() } == expected)
    }

    @Test func lineSeparatorsDoNotMovePositions() {
        let file = SourceFile(name: "a.yaml", text: "a: \"x\u{85}y\u{2028}z\"\nb: [c, d]\n")
        let outcome = Outcome(file, .yaml)
        #expect(outcome.documents.flatMap { texts(of: $0, in: file).suffix(4) } == ["b", "[c, d]", "c", "d"])
    }
}
