import DiagnosticsCore
import Testing

struct JSONRendererTests {
    @Test func rendersEveryKey() {
        var diagnostic = MarkedSource("é:\n  ‹first|a›: «x\"\n»b").diagnostic(.warning, "say \"no\"\n")
        diagnostic.notes = ["a note"]
        diagnostic.help = "in words"
        diagnostic.fix = diagnostic.position.map { Fix(replacing: $0, with: "") }
        diagnostic.path = "$[0].é"
        #expect(
            JSONRenderer().render([diagnostic]) == #"""
                [
                {"file":"a.yaml","line":2,"column":6,"endLine":3,"endColumn":1,"severity":"warning","rule":"some-rule",\#
                "message":"say \"no\"\n","labels":[{"line":2,"column":3,"endLine":2,"endColumn":4,"text":"first"}],\#
                "notes":["a note","in words"],"fix":{"description":"remove it","file":"a.yaml",\#
                "edits":[{"startByte":9,"endByte":12,"line":2,"column":6,"endLine":3,"endColumn":1,"text":""}]},\#
                "path":"$[0].é"}
                ]
                """#
        )
    }

    @Test func rendersWhatIsNotKnownAsNull() {
        #expect(
            JSONRenderer(onOneLine: true).render([Diagnostic(.error, .r, "m"), Diagnostic(.note, .s, "n")]) == """
                [{"file":null,"line":null,"column":null,"endLine":null,"endColumn":null,"severity":"error","rule":"r",\
                "message":"m","labels":[],"notes":[],"fix":null,"path":null},\
                {"file":null,"line":null,"column":null,"endLine":null,"endColumn":null,"severity":"note","rule":"s",\
                "message":"n","labels":[],"notes":[],"fix":null,"path":null}]
                """
        )
    }

    @Test func rendersNothingAsAnEmptyArray() {
        #expect(JSONRenderer().render([]) == "[]")
    }
}
