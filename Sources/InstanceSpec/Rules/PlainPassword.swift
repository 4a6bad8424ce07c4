package import DiagnosticsCore

extension Rule {
    /// Rule `plain-password`.
    package static let plainPassword = Rule(
        LanguageRule.plainPassword, severities: [.error],
        checks: "A password is a reference to where it is kept, never a text in a spec.",
        reason: "Specs are committed, reviewed and copied.",
        remedy: "Write {fromEnvironment: VARIABLE} or {fromFile: PATH}.",
        source: .language,
        keys: ["spec.login.password"],
        example: .settings(
            wrong: "login: {password: Correct-horse-1}",
            right: "login: {password: {fromEnvironment: VM_PASSWORD}}"
        )
    )
}
