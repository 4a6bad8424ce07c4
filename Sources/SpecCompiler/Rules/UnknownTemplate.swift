package import DiagnosticsCore

extension Rule {
    /// Rule `unknown-template`.
    package static let unknownTemplate = Rule(
        CompilerRule.unknownTemplate, severities: [.error],
        checks: "Templates that a spec names exist, and say what they are templates of.",
        reason: "There would be nothing to render.",
        remedy: "Use a name that 'ecsc user-data list' prints, or a file such as boot.sh.mustache.",
        source: .language,
        keys: ["spec.userData.template"],
        example: .settings(
            wrong: "userData: {template: sgx-runtim}",
            right: "userData: {template: sgx-runtime}"
        )
    )
}
