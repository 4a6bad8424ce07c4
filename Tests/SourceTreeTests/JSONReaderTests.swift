import DiagnosticsCore
import SourceTree
import Testing
import YAMLTree

struct JSONReaderTests {
    @Test(arguments: [
        (#"{}"#, "{}"),
        (#" [ ] "#, "[]"),
        (#"{"a":1,"b":[true,false,null,"x"],"c":{"d":{}}}"#, #"{a: 1, b: [true, false, null, "x"], c: {d: {}}}"#),
        (#"-0"#, "-0"),
        (#"[0.5,1e9,-12.25E-3,1E+2]"#, "[0.5, 1e9, -12.25E-3, 1E+2]"),
        (#""\"\\\/\b\f\n\r\té😀\u0000""#, "\"\"\\/\u{8}\u{c}\n\r\té😀\u{0}\""),
        ("\u{FEFF}\"bom\"", #""bom""#),
        (#"{"":""}"#, #"{: ""}"#),
        ("[\"\u{7F} é 漢 🎉\"]", "[\"\u{7F} é 漢 🎉\"]"),
    ])
    func reads(text: String, expected: String) {
        let outcome = Outcome(SourceFile(name: "a.json", text: text), .json)
        #expect(describe(outcome.error) == "none")
        #expect(outcome.dumped == [expected])
    }

    @Test(arguments: [
        ("", "1:1: nothing to read here [empty-input] «»"),
        (" \n\t\r ", "1:1: nothing to read here [empty-input] «»"),
        ("[1,]", "1:3: a comma before the closing bracket, which JSON does not allow [syntax] «,»"),
        (#"{"a":1,}"#, "1:7: a comma before the closing bracket, which JSON does not allow [syntax] «,»"),
        ("[1 2]", "1:4: expected ',' or ']' after a value, found '2' [syntax] «2»"),
        (#"{"a":1 "b":2}"#, "1:8: expected ',' or '}' after a value, found '\"' [syntax] «\"»"),
        ("[1}", "1:3: this '}' closes nothing: what is open is the '[' of line 1 [syntax] «}»"),
        ("{\"a\":1]", "1:7: this ']' closes nothing: what is open is the '{' of line 1 [syntax] «]»"),
        ("[\n{},\n},\n{}]", "3:1: this '}' closes nothing: what is open is the '[' of line 1 [syntax] «}»"),
        ("[[1],\n[2,\n},\n3]", "3:1: this '}' closes nothing: what is open is the '[' of line 2 [syntax] «}»"),
        ("[1, [2, 3]", "1:1: this '[' is never closed [syntax] «[»"),
        (#"{"a": {"b": 1"#, "1:7: this '{' is never closed [syntax] «{»"),
        (#"{"a""#, "1:1: this '{' is never closed [syntax] «{»"),
        (#"{"a":"#, "1:1: this '{' is never closed [syntax] «{»"),
        (#"{"#, "1:1: this '{' is never closed [syntax] «{»"),
        (#"{"a" 1}"#, "1:6: expected ':' after the key, found '1' [syntax] «1»"),
        (#"{a: 1}"#, "1:2: a key must be in double quotes [syntax] «a»"),
        (#"{'a': 1}"#, "1:2: a key must be in double quotes [syntax] «'»"),
        (#"{1: 1}"#, "1:2: expected a key in double quotes, found '1' [syntax] «1»"),
        (#"["abc"#, "1:2: this string is not closed on its line [syntax] «\"»"),
        ("[\"abc\n\"]", "1:2: this string is not closed on its line [syntax] «\"»"),
        ("[\"a\\", "1:2: this string is not closed on its line [syntax] «\"»"),
        ("[\"a\tb\"]", "1:4: a tab inside a string must be escaped [syntax] «\t»"),
        ("[\"a\u{1}b\"]", "1:4: the control character U+0001 inside a string must be escaped [syntax] «\u{1}»"),
        (#"["\x"]"#, #"1:3: '\x' is not an escape of JSON [syntax] «\x»"#),
        (#"["\é"]"#, #"1:3: '\é' is not an escape of JSON [syntax] «\é»"#),
        (#"["\u12g4"]"#, #"1:3: \u needs four hexadecimal digits [syntax] «\u12»"#),
        ("True", "1:1: 'True' is not a JSON value [syntax] «True»"),
        ("[None]", "1:2: 'None' is not a JSON value [syntax] «None»"),
        ("[abc]", "1:2: a text must be in double quotes [syntax] «abc»"),
        ("[01]", "1:2: '01' is not a number as JSON writes it [syntax] «01»"),
        ("[+1]", "1:2: '+1' is not a number as JSON writes it [syntax] «+1»"),
        ("[1.]", "1:2: '1.' is not a number as JSON writes it [syntax] «1.»"),
        ("[.5]", "1:2: '.5' is not a number as JSON writes it [syntax] «.5»"),
        ("[1e]", "1:2: '1e' is not a number as JSON writes it [syntax] «1e»"),
        ("[-]", "1:2: '-' is not a number as JSON writes it [syntax] «-»"),
        ("1 2", "1:3: more text after the end of the document; a JSON file holds one value [syntax] «2»"),
        ("{} x", "1:4: more text after the end of the document; a JSON file holds one value [syntax] «x»"),
        ("// no\n{}", "1:1: JSON has no comments [syntax] «/»"),
        ("[,]", "1:2: expected a value, found ',' [syntax] «,»"),
        ("[\u{A0}1]", "1:2: a text must be in double quotes [syntax] «\u{A0}1»"),
        ("}", "1:1: expected a value, found '}' [syntax] «}»"),
        ("{\"a\": 1\u{0}}", "1:8: a NUL byte, which text never has [nul-byte] «\u{0}»"),
    ])
    func refuses(text: String, expected: String) {
        let outcome = Outcome(SourceFile(name: "a.json", text: text), .json)
        #expect(describe(outcome.error) == expected)
        #expect(outcome.documents.isEmpty)
    }

    @Test(arguments: [
        #"\ud800"#, #"\udc00"#, #"\ud83dx"#, #"\ud83d\n"#, #"\ud83d\ud83d"#, #"\ud83d\u0041"#, #"\ud83d\ude"#,
    ])
    func refusesLoneSurrogates(escape: String) throws {
        let outcome = Outcome(SourceFile(name: "a.json", text: "[\"\(escape)\"]"), .json)
        #expect(try #require(outcome.error).message.hasPrefix("half of a surrogate pair"))
    }

    @Test func joinsSurrogatePairs() {
        let outcome = Outcome(SourceFile(name: "a.json", text: #"["\ud83D\uDE00\uD834\udd1e"]"#), .json)
        #expect(outcome.dumped == ["[\"😀𝄞\"]"])
    }

    @Test func reportsDuplicateKeysAndKeepsTheFirst() {
        let outcome = Outcome(SourceFile(name: "a.json", text: #"{"a":1,"b":{"c":1,"c":2},"\u0061":[3]}"#), .json)
        #expect(outcome.dumped == ["{a: 1, b: {c: 1}}"])
        #expect(
            outcome.findings.map(describe) == [
                "1:19: the key 'c' is given twice [duplicate-key] «\"c\"»",
                "1:26: the key 'a' is given twice [duplicate-key] «\"\\u0061\"»",
            ]
        )
    }

    @Test func findsDuplicatesAmongManyKeys() {
        let members = (0..<100).map { "\"k\($0)\":\($0)" } + ["\"k3\":0", "\"k99\":0", "\"new\":0"]
        let file = SourceFile(name: "a.json", text: "{" + members.joined(separator: ",") + "}")
        let outcome = Outcome(file, .json)
        #expect(outcome.findings.map(\.message) == ["the key 'k3' is given twice", "the key 'k99' is given twice"])
        #expect(outcome.documents.first?["k99"].map(dump) == "99")
        #expect(outcome.documents.first?["new"].map(dump) == "0")
    }

    @Test func spansAreExact() {
        let file = SourceFile(name: "a.json", text: "\u{FEFF} { \"é\" : [ 1 , \"x\\n\" ] ,\n \"b\":{} } ")
        let outcome = Outcome(file, .json)
        #expect(
            outcome.documents.flatMap { texts(of: $0, in: file) } == [
                "{ \"é\" : [ 1 , \"x\\n\" ] ,\n \"b\":{} }", "\"é\"", "[ 1 , \"x\\n\" ]", "1", "\"x\\n\"", "\"b\"",
                "{}",
            ]
        )
    }

    @Test func unreadableInputKeepsTheFindingsBeforeIt() {
        let outcome = Outcome(SourceFile(name: "a.json", text: #"{"a":1,"a":2,x}"#), .json)
        #expect(outcome.findings.map(\.rule) == [.duplicateKey])
        #expect(outcome.error?.rule == .syntax)
    }

    @Test func readsAPartOfAFile() throws {
        let file = SourceFile(name: "a.json", text: #"{"skip": [bad], "a": {"b": 1} }"#)
        var sink = DiagnosticSink()
        let node = try DocumentReader.readJSONValue(in: SourceSpan(20, 30), of: file, limits: .metadata, into: &sink)
        #expect(dump(node) == "{b: 1}")
        #expect(file.text(in: node.span) == #"{"b": 1}"#)
        let beyond = SourceSpan(-5, 1000)
        #expect(throws: UnreadableInput.self) {
            try DocumentReader.readJSONValue(in: beyond, of: file, limits: .metadata, into: &sink)
        }
    }
}
