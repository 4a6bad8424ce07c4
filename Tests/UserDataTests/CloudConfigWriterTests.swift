import DiagnosticsCore
import Foundation
import SourceTree
import TestSupport
import Testing
import UserData
import YAMLTree

/// What a cloud-config that stands in a spec means to PyYAML, before and after it was written.
@Suite struct CloudConfigWriterTests {
    private static func write(_ text: String, _ format: SourceFormat = .yaml) throws -> (text: String, faults: [String])
    {
        let file = SourceFile(name: "spec", text: text)
        var sink = DiagnosticSink()
        let node = try #require(try DocumentReader.read(file, format: format, into: &sink).first)
        let written = CloudConfigWriter(node, from: file)
        return (
            String(decoding: written.bytes, as: UTF8.self),
            written.faults.map { "\(file.text(in: $0.span)): \($0.message)" }
        )
    }

    static let mappings = [
        // Merge keys.
        "a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}", "b: {<<: {x: 1}, z: 2}", "<<: {a: 1, b: 2}\nb: 3",
        "a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc: {<<: [*a, *b]}\nd: {<<: [*b, *a], x: 0}",
        "a: &a {x: 1}\nb: &b {<<: *a, y: 1}\nc: {<<: *b, x: 9}", "a: [{<<: {x: [1, {<<: {y: 1}}]}}]", "a: {\"<<\": 1}",
        "a: {'<<': {x: 1}}", "a: {<<: {}}", "a: {<<: []}", "a: {\"x\": 1, <<: {x: 2, 'y': 3}}",
        // Types by their tags.
        "a: !!int \"3\"", "a: !!float 1", "a: !!float \"1e3\"", "a: !!str 12", "a: ! 12", "a: ! \"12\"", "a: ! x",
        "a: ! 'a: b'", "a: !", "a: !!bool \"yes\"", "a: !!null \"\"",
        "a: !!int \"0x1F\"", "a: !!float .inf", "a: !!float \"-2\"", "a: !!str null", "a: !!str 2001-12-14",
        // What YAML 1.1 reads otherwise than YAML 1.2, and other traps.
        "a: 0o14", "a: 012", "a: 1_000", "a: 12:30:45", "a: yes", "a: No", "a: on", "a: OFF", "a: y", "a: ~", "a: .inf",
        "a: -.INF",
        "a: .nan", "a: 0x1F", "a: 0b11", "a: 1e3", "a: 1e-7", "a: 1.5e+3", "a: 1.", "a: .5", "a: +1", "a: -0",
        "a: 2001-12-14",
        "a: 2001-12-14t21:59:43.10-05:00", "a: 2001-12-14 21:59:43.10", "a: 1:2", "a: \"yes\"", "a: '12'", "a: null",
        "a:",
        "a: [-]", "a: [-, b]", "a: -foo", "a: --foo", "a: a:b", "a: a b", "a: \"a: b\"", "a: \"# x\"", "a: a#b",
        "a: '@x'", "a: \"%x\"",
        "a: [a, b c, d-e, 1]", "a: {b: {}, c: []}", "a: |\n  x\n   y\n", "a: >-\n  x\n  y\n\n  z\n", "a: x\n  y",
        "a: \"x\\\n  y\"",
        "a: \"\\u2028\\u0085\\x07\"", "a: \"\u{FEFF}\"", "a: é文😀", "a: \"e\\u0301'\\\"\"", "a: ' x '", "a: '---'",
        "a: '...'", "a: '='",
        "a: '<<'", "a: 'a\u{301}'",
        // Keys.
        "1: a", "\"1\": a", "yes: a", "'yes': a", "1.5: a", "null: a", "12:30: a", "a b: 1", "'a: b': 1", "? x\n: 1",
        "-1: a", "0: a\n1: b\n10: c\n2: d",
        "00: a\n01: b", "2001-12-14: a", "~: a", "\"\": a", "a-b_c: 1", "'#a': 1", "'\u{301}': 1", "é: 1",
        "{a: 1, b : 2}", "&k a: *k",
    ]
    static let objects = [
        #"{"a": 1e-7}"#, #"{"a": 1E5}"#, #"{"a": 1e5}"#, #"{"a": -1.5E+3}"#, #"{"a": 1.50}"#, #"{"a": 0.1e-2}"#,
        #"{"a": -0}"#, #"{"a": -0.0}"#,
        #"{"a": 12345678901234567890}"#, #"{"a": "1e-7"}"#, #"{"a": "0o14"}"#, #"{"a": "12:30"}"#, #"{"a": "yes"}"#,
        #"{"a": true}"#,
        #"{"a": null}"#, #"{"<<": {"b": 1}}"#, #"{"1": 1}"#, #"{"a": [1, "2", [], {}, {"b": [[]]}]}"#,
        #"{"a": "2001-12-14"}"#, #"{"a": "\u2028\u0000x"}"#.replacingOccurrences(of: "\\u0000", with: ""),
    ]

    private static let python = Tool.path("python3")

    @Test(.enabled(if: DocumentEscaperTests.hasPythonYAML, "python3 with PyYAML is needed"))
    func whatIsWrittenMeansTheSame() throws {
        let folder = try TemporaryFolder()
        for (index, text) in Self.mappings.enumerated() {
            _ = try folder.write("\(index).yaml", text.utf8)
            _ = try folder.write("\(index).written", try Self.write(text).text.utf8)
        }
        for (index, text) in Self.objects.enumerated() {
            _ = try folder.write("\(index).json", text.utf8)
            _ = try folder.write("\(index).json.written", try Self.write(text, .json).text.utf8)
        }
        let check = """
            import glob, json, yaml
            def typed(x):
                if isinstance(x, dict): return ("map", sorted(((typed(k), typed(v)) for k, v in x.items()), key=repr))
                if isinstance(x, list): return ["list"] + [typed(i) for i in x]
                return (type(x).__name__, repr(x))
            count = 0
            for name in glob.glob("*.yaml") + glob.glob("*.json"):
                text = open(name, encoding="utf-8").read()
                expected = json.loads(text) if name.endswith("json") else yaml.safe_load(text)
                written = name + ".written" if name.endswith("json") else name[:-4] + "written"
                text = open(written, encoding="utf-8").read()
                actual = yaml.safe_load(text)
                if typed(expected) != typed(actual): print(name, expected, actual, text)
                count += 1
            print(count)
            """
        let run = try Tool.run(try #require(Self.python), ["-c", check], folder: folder.url)
        #expect(run.text == "\(Self.mappings.count + Self.objects.count)\n", "\(run.errors)")
    }

    @Test(arguments: ["a: {<<: 1}", "<<: [1]", "a: [{<<: [{b: 1}, c]}]", "a: &a 1\nb: {<<: *a}", "<<:"])
    func mergeKeysOfSomethingElseAreFaults(text: String) throws {
        #expect(try Self.write(text).faults == ["<<: '<<' brings in a mapping, or a list of mappings"])
    }

    /// A variable's text stands for the value that it looks like, and for nothing more.
    @Test(arguments: [
        "{b: 1}", "[1]", "*a", "a: b", "a # b", "'", "\"", "&a b", "!x y", "- a", "-", "? a", "| a", "% a", "@a", "`a",
        "a:", "<<", "=",
    ])
    func plainTextsNeverBecomeStructure(text: String) throws {
        let file = SourceFile(name: "spec", text: "a: b")
        let span = SourceSpan(3, 4)
        let scalar = DocumentNode(.scalar(DocumentNode.Scalar(text: text, style: .plain)), span: span)
        let entry = DocumentNode.Entry(key: "a", keySpan: SourceSpan(0, 1), value: scalar)
        let written = CloudConfigWriter(DocumentNode(.mapping([entry]), span: span), from: file).bytes
        var sink = DiagnosticSink()
        let read = try DocumentReader.read(SourceFile(name: "written", bytes: written), format: .yaml, into: &sink)
        guard case .scalar(let actual) = read.first?["a"]?.content else {
            Issue.record("\(text) became structure")
            return
        }
        #expect(Array(actual.text.utf8) == Array(text.utf8))
    }
}
