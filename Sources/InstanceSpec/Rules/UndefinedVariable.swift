package import DiagnosticsCore

extension Rule {
    /// Rule `undefined-variable`.
    package static let undefinedVariable = Rule(
        LanguageRule.undefinedVariable, severities: [.error],
        checks: "Every ${name} and --set names a variable that the document declares.",
        reason: "An empty value in its place would compile to a wrong request.",
        remedy: "Declare it under 'vars', or write '$${' for a literal '${'.",
        source: .language,
        example: .settings(wrong: "description: built by ${team}", right: "description: built by $${team}")
    )
}
