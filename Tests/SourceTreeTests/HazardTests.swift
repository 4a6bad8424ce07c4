import DiagnosticsCore
import SourceTree
import Testing
import YAMLTree

/// Texts that are read in other ways by other readers, or that would cost more than their size.
@Suite struct HazardTests {
    private static func outcome(_ text: String, _ format: SourceFormat = .yaml) -> [Rule] {
        var sink = DiagnosticSink()
        let file = SourceFile(name: "a", text: text)
        do {
            _ = try DocumentReader.read(file, format: format, into: &sink)
            return sink.diagnostics.map(\.rule)
        } catch {
            return (sink.diagnostics + [error.diagnostic]).map(\.rule)
        }
    }

    @Test(
        arguments: [
            "# note\u{85}password: x", "# note\u{2028}a: 1", "# note\u{2029}a: 1", "a: 1 # x\u{85}b: 2",
            "a: b\u{2028}c: d",
            "\u{2028}a: 1", "[1,\u{85}2]", "a:\u{2029}  b: 1",
        ])
    func `no invisible line break hides a key`(_ text: String) {
        #expect(Self.outcome(text) == [.syntax])
    }

    @Test(arguments: ["a: \"x\u{2028}y\"", "a: 'x\u{85}y'", "a: |\n  x\u{2028}  y\n", "é: \"\\N\""])
    func `in texts they are text`(_ text: String) {
        #expect(Self.outcome(text).isEmpty)
    }

    @Test(
        arguments: [
            ("caf\u{E9}", "cafe\u{301}"), ("K", "\u{212A}"), ("\u{C5}", "\u{212B}"), ("\u{2126}", "\u{3A9}"),
            ("\u{D558}", "\u{1112}\u{1161}"), ("\u{2000}a", "\u{2002}a"),
        ])
    func `keys are equal by their bytes only`(_ left: String, _ right: String) {
        #expect(Self.outcome("{\"\(left)\": 1, \"\(right)\": 2}", .json).isEmpty)
        #expect(Self.outcome("{\"\(left)\": 1, \"\(left)\": 2}", .json) == [.duplicateKey])
        let many = (0..<20).map { "\"k\($0)\": 1, " }.joined()
        #expect(Self.outcome("{\(many)\"\(left)\": 1, \"\(right)\": 2}").isEmpty)
    }

    @Test func `directives are counted before libyaml compares them`() {
        let directives = { (count: Int) in (0..<count).map { "%TAG !\($0)! b\n" }.joined() + "---\na: 1" }
        #expect(Self.outcome(directives(100)).isEmpty)
        #expect(Self.outcome(directives(101)) == [.inputLimit])
        #expect(Self.outcome("a: |\n" + String(repeating: "  %TAG x\n", count: 500)).isEmpty)
    }

    @Test func `aliases add no more text than a file may have`() {
        let long = String(repeating: "x", count: 20_000)
        let text = { (count: Int) in
            "a: &a \(long)\nb: [" + Array(repeating: "*a", count: count).joined(separator: ", ") + "]"
        }
        #expect(Self.outcome(text(50)).isEmpty)
        #expect(Self.outcome(text(60)) == [.inputLimit])
    }

    @Test(
        arguments: [
            "a:\n  password: S3cret: x", "password: *S3cret", "password: !S3cret x", "password: \"\\S3cret\"",
            "password: [S3cret", "{password: S3cret", "password S3cret: 1\npassword S3cret: 2", "password: @S3cret",
        ])
    func `no message repeats a password`(_ text: String) throws {
        var sink = DiagnosticSink()
        let file = SourceFile(name: "a", text: text)
        var findings: [Diagnostic] = []
        do {
            _ = try DocumentReader.read(file, format: .yaml, into: &sink)
        } catch {
            findings.append(error.diagnostic)
        }
        findings += sink.diagnostics
        #expect(!findings.isEmpty)
        #expect(!JSONRenderer().render(findings).contains("S3cret"))
        #expect(!TextRenderer().render(findings).contains("S3cret"))
    }

    @Test(
        arguments: [
            #"{"password": S3cret}"#, #"{"password": 'S3cret'}"#, #"{"password": 0S3cret}"#,
            #"{"password": "a\S3cret"}"#,
            #"{"password": S3cret, "a": 1}"#, #"{"password" "S3cret"}"#, #"{"password": "S3cret" "x"}"#,
        ])
    func `nor does one about JSON`(_ text: String) throws {
        var sink = DiagnosticSink()
        let file = SourceFile(name: "a", text: text)
        let error = #expect(throws: UnreadableInput.self) {
            try DocumentReader.read(file, format: .json, into: &sink)
        }
        let findings = [error?.diagnostic].compactMap(\.self)
        #expect(!JSONRenderer().render(findings).contains("S3cret"))
        #expect(!TextRenderer().render(findings).contains("S3cret"))
    }
}
