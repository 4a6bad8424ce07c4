import DiagnosticsCore
import Testing

struct DiagnosticOrderTests {
    private let a = SourceFile(name: "a", text: "0123456789")
    private let b = SourceFile(name: "b", text: "0123456789")

    private func finding(_ name: String, _ file: SourceFile? = nil, _ offset: Int = 0) -> Diagnostic {
        let position = file.map { Diagnostic.Position(file: $0, span: SourceSpan(offset, offset + 1)) }
        return Diagnostic(.error, "r", name, at: position)
    }

    @Test func byFileThenPlaceThenReport() {
        let findings = [
            finding("b5", b, 5), finding("none 1"), finding("a9", a, 9), finding("b2", b, 2), finding("a0", a, 0),
            finding("b2 again", b, 2), finding("none 2"),
        ]
        let inFirstAppearance = ["b2", "b2 again", "b5", "a0", "a9", "none 1", "none 2"]
        #expect(findings.ordered().map(\.message) == inFirstAppearance)
        let inGivenOrder = ["a0", "a9", "b2", "b2 again", "b5", "none 1", "none 2"]
        #expect(findings.ordered(byFiles: ["a", "b"]).map(\.message) == inGivenOrder)
        #expect(findings.ordered(byFiles: ["x", "a", "x"]).map(\.message) == inGivenOrder)
    }

    @Test func filesWhoseNamesOnlyLookTheSameAreTwo() {
        let composed = SourceFile(name: "\u{E9}", text: "0123456789")
        let decomposed = SourceFile(name: "e\u{301}", text: "0123456789")
        let findings = [finding("c3", composed, 3), finding("d2", decomposed, 2), finding("c1", composed, 1)]
        #expect(findings.ordered().map(\.message) == ["c1", "c3", "d2"])
        #expect(findings.ordered(byFiles: ["e\u{301}", "\u{E9}"]).map(\.message) == ["d2", "c1", "c3"])
    }

    @Test func theSinkKnowsOfErrors() {
        var sink = DiagnosticSink()
        sink.report(Diagnostic(.warning, "r", "w"))
        #expect(!sink.hasErrors)
        sink.report(contentsOf: [Diagnostic(.note, "r", "n"), finding("e")])
        #expect(sink.hasErrors)
        #expect(sink.diagnostics.map(\.message) == ["w", "n", "e"])
        #expect(Severity.allCases.sorted() == [.note, .warning, .error])
    }
}
