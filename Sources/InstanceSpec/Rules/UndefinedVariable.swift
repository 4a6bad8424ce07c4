package import DiagnosticsCore

extension Rule {
    /// Rule `undefined-variable`.
    package static let undefinedVariable = Rule(
        LanguageRule.undefinedVariable, severities: [.error],
        checks: "Every ${name}, --set and --vars names a variable that is declared; no key takes one, and no circle.",
        reason: "An empty value in its place would compile to a wrong request.",
        remedy: "Declare it under 'vars', or write '$${' for a literal '${'.",
        source: .language,
        example: .settings(wrong: "description: built by ${team}", right: "description: built by $${team}")
    )
}
