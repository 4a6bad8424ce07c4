package import DiagnosticsCore

extension Rule {
    /// Rule `password-strength`.
    package static let passwordStrength = Rule(
        CompilerRule.passwordStrength, severities: [.error],
        checks: "A password has 8 to 30 characters of three of the kinds a-z, A-Z, 0-9 and special characters.",
        reason: "The service refuses others. It is read, and checked, where it is at hand.",
        remedy: "Choose another password.",
        source: .runInstancesPage,
        keys: ["spec.login.password"],
        serviceErrors: ["InvalidPassword.Malformed"],
        example: .command(
            wrong: "VM_PASSWORD=lowercase ecsc compile --unsigned web.ecs.yaml",
            right: "VM_PASSWORD=Mixed-case-1 ecsc compile --unsigned web.ecs.yaml",
            files: ["web.ecs.yaml": RuleExample.spec("login: {password: {fromEnvironment: VM_PASSWORD}}")]
        )
    )
}
