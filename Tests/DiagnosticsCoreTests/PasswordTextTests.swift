import DiagnosticsCore
import Testing

/// Texts in which `S3cret` is a password, and must be in no excerpt; what says where one is kept may be.
@Suite struct PasswordTextTests {
    private static func shown(_ text: String, isUnreadable: Bool) -> String {
        let file = SourceFile(name: "a", text: text)
        let lines = (1...file.lineCount).map { line in
            Diagnostic(
                .error, isUnreadable ? .syntax : .someRule, "m",
                at: Diagnostic.Position(file: file, span: file.span(ofLine: line))
            )
        }
        return TextRenderer().render(lines)
    }

    @Test(
        arguments: [
            "password: S3cret", "  password:   S3cret  # why", "Password: 'S3cret'",
            "\"password\": \"S3cret\", \"a\": 1",
            "{password: S3cret, a: 1}", "- password: S3cret", "login: {\"passwd\":\"S3cret\"}",
            "rootPassword: &a S3cret",
            "password: !!str S3cret", "password: |\n  S3cret\n  S3cret\nb: 1", "password:\n  S3cret\nb: 1",
            "password: \"x\n  S3cret\"\nb: 1", "password: {S3cret: 1}", "password: [S3cret]", "passphrase: S3cret",
            "admin_pwd: S3cret", "password: {fromEnvironment: PW, x: S3cret}", "vars: {pw: S3cret}\npassword: ${pw}",
            "vars:\n  root: S3cret\nlogin:\n  password: \"${root}\"", "password: {fromEnvironment: my S3cret}",
            "'password': S3cret", "? password: S3cret", "PASSWORD: S3cret\r\nb: 1", "a: 1\rpassword: S3cret\rb: 1",
        ])
    func `values of passwords are hidden`(_ text: String) {
        for isUnreadable in [false, true] {
            let shown = Self.shown(text, isUnreadable: isUnreadable)
            #expect(!shown.contains("S3cret"), "\(shown)")
        }
    }

    @Test(
        arguments: [
            "password: S3cret: x", "password: {S3cret", "password: [S3c, S3cret", "password: \"S3\" S3cret",
            "password S3cret", "password=S3cret", "- password S3cret: x", "{password: a}S3cret}",
            "password: >2x\n  S3cret\n   S3cret", "password: 'a\n    S3cret", "\"password\" \"S3cret\"",
        ])
    func `what can't be read hides the rest of the line`(_ text: String) {
        let shown = Self.shown(text, isUnreadable: true)
        #expect(!shown.contains("S3cret"), "\(shown)")
    }

    @Test(
        arguments: [
            "password: {fromEnvironment: PW}", "password: {\"fromFile\": \"private/pw\"}", "a: {b: 1}",
            "password:\n  fromEnvironment: PW", "# the password is elsewhere", "keyPair: pw",
            "passage: a", "{\"password\": {\"fromFile\": \"a.txt\"}, \"b\": 2}",
        ])
    func `everything else is shown`(_ text: String) {
        #expect(!Self.shown(text, isUnreadable: false).contains("*"))
    }
}
