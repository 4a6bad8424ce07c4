package import DiagnosticsCore

extension Rule {
    /// Rule `password-at-build`.
    package static let passwordAtBuild = Rule(
        CompilerRule.passwordAtBuild, severities: [.error],
        checks: "A spec that is compiled into a program has no password, not even a reference to one.",
        reason: "Whoever has the program could read it.",
        remedy: "Log in with a key pair, or leave the login out of specs that are compiled into a program.",
        source: .language,
        example: .file(
            "web.ecs.yaml",
            of: "ecsc generate --config ecs-models.json --output Specs",
            wrong: RuleExample.spec("login: {password: {fromEnvironment: VM_PASSWORD}}"),
            right: RuleExample.spec("login: {keyPair: ops}"),
            files: ["ecs-models.json": #"{"specs": ["*.ecs.yaml"]}"#]
        )
    )
}
