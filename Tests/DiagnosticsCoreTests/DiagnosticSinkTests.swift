import DiagnosticsCore
import Testing

@Suite struct DiagnosticSinkTests {
    private static func sink(errors: Int = 0, warnings: Int = 0, notes: Int = 0) -> DiagnosticSink {
        var sink = DiagnosticSink()
        for (severity, count) in [(Severity.note, notes), (.warning, warnings), (.error, errors)] {
            for index in 0..<count { sink.report(Diagnostic(severity, .someRule, "\(severity) \(index)")) }
        }
        return sink
    }

    @Test(
        arguments: [
            (0, 0, 0, nil), (1000, 1000, 1000, nil), (1001, 0, 0, "and 1 more finding: 1 error"),
            (0, 1002, 0, "and 2 more findings: 2 warnings"),
            (3000, 1001, 5, "and 2001 more findings: 2000 errors, 1 warning"),
            (1, 0, 1500, "and 500 more findings: 500 notes"),
        ] as [(Int, Int, Int, String?)])
    func `the last finding says how many more there are`(_ errors: Int, _ warnings: Int, _ notes: Int, _ more: String?)
    {
        let sink = Self.sink(errors: errors, warnings: warnings, notes: notes)
        let listed = sink.listed()
        #expect(listed.last?.message == more ?? sink.diagnostics.last?.message)
        #expect(listed.count == sink.diagnostics.count + (more == nil ? 0 : 1))
        #expect(sink.count == errors + warnings + notes)
        #expect(sink.hasErrors == (errors > 0))
        for severity in Severity.allCases {
            #expect(sink.diagnostics.count { $0.severity == severity } <= DiagnosticSink.limit)
        }
    }

    @Test func `an error is kept behind any number of warnings`() {
        var sink = Self.sink(warnings: 5000)
        sink.report(Diagnostic(.error, .someRule, "the one"))
        #expect(sink.diagnostics.last?.message == "the one")
    }

    @Test func `stages share one limit`() {
        var whole = Self.sink(errors: 990)
        var stage = whole.successor()
        for index in 0..<30 { stage.report(Diagnostic(.error, .someRule, "\(index)", hidesText: true)) }
        #expect(stage.diagnostics.count == 10)
        #expect(stage.count == 30)
        whole.report(contentsOf: stage)
        #expect(whole.diagnostics.count == 1000)
        #expect(whole.omitted.total == 20)
        #expect(whole.count == 1020)
    }

    @Test func `taking some out leaves the others`() {
        var sink = Self.sink(errors: 1500, warnings: 10)
        sink.keep { $0.filter { $0.severity == .error } }
        #expect(sink.diagnostics.count == 1000)
        #expect(sink.omitted.total == 500)
        sink.report(Diagnostic(.warning, .someRule, "one more"))
        #expect(sink.diagnostics.last?.message == "one more")
    }

    @Test func `what is not kept stays hidden`() {
        let file = SourceFile(name: "a", text: "x: hunter2, y: 1")
        var sink = Self.sink(errors: 1000)
        let place = Diagnostic.Position(file: file, span: SourceSpan(3, 10))
        sink.report(Diagnostic(.error, .someRule, "secret", at: place, hidesText: true))
        let near = Diagnostic.Position(file: file, span: SourceSpan(12, 13))
        let text = TextRenderer().render(
            [Diagnostic(.warning, .someRule, "near", at: near)], hiding: sink.hiddenPlaces
        )
        #expect(text.contains("x: *******, y: 1"))
    }

    @Test(arguments: ["a\u{301}", "é", "漢字", "👨‍👩‍👧", "x", "\u{1F1E9}\u{1F1EA}"])
    func `long lines have the columns of short ones`(_ unit: String) {
        let text = "# " + String(repeating: unit + " b", count: 900) + "\n" + unit
        let file = SourceFile(name: "a", text: text)
        let offsets = Array(stride(from: 0, through: file.bytes.count, by: 61))
        let findings = offsets.map { offset in
            Diagnostic(
                .error, .someRule, "m", at: Diagnostic.Position(file: file, span: SourceSpan(offset, offset))
            )
        }
        let lines = GitHubRenderer().render(findings).split(separator: "\n")
        for (offset, line) in zip(offsets, lines) {
            let location = file.location(at: offset)
            #expect(line.contains("line=\(location.line),col=\(location.column),"), "\(offset)")
        }
    }
}
