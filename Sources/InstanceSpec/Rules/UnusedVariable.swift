package import DiagnosticsCore

extension Rule {
    /// Rule `unused-variable`.
    package static let unusedVariable = Rule(
        LanguageRule.unusedVariable, severities: [.warning],
        checks: "Every variable that is declared is put in somewhere.",
        reason: "One that is not was probably meant to be, or is misspelt where it is used.",
        remedy: "Write ${name} where the value is meant, or remove the variable.",
        source: .language,
        example: .file(
            "web.ecs.yaml",
            of: "ecsc check web.ecs.yaml",
            wrong: "vars: {team: web}\n" + RuleExample.spec("description: built by team"),
            right: "vars: {team: web}\n" + RuleExample.spec("description: built by ${team}")
        )
    )
}
