import DiagnosticsCore
import Testing

struct GitHubRendererTests {
    @Test func rendersEverySeverityWithItsPlace() {
        let marked = MarkedSource("a:\n  b: «x»\n", name: "dir/a.yaml")
        var finding = marked.diagnostic(.error, "wrong")
        finding.notes = ["because"]
        finding.fix = finding.position.map { Fix(replacing: $0, with: "y") }
        #expect(
            GitHubRenderer().render([finding, Diagnostic(.warning, .r, "m"), Diagnostic(.note, .s, "n")]) == """
                ::error file=dir/a.yaml,line=2,col=6,endLine=2,endColumn=7,title=some-rule::wrong%0Anote: because%0Ahelp: \
                replace with 'y'
                ::warning title=r::m
                ::notice title=s::n

                """
        )
    }

    @Test func escapesWhatWouldEndAValue() {
        let marked = MarkedSource("«x»", name: "a,b:100%.yaml")
        let text = GitHubRenderer().render([marked.diagnostic(.error, "50%: a,b\n::error::x")])
        #expect(
            text == "::error file=a%2Cb%3A100%25.yaml,line=1,col=1,endLine=1,endColumn=2,title=some-rule"
                + "::50%25: a,b\\n::error::x\n"
        )
    }

    @Test func rendersNothingForNothing() {
        #expect(GitHubRenderer().render([]).isEmpty)
    }
}
