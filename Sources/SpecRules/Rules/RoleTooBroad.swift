package import DiagnosticsCore
import InstanceSpec

extension Rule {
    /// Rule `role-too-broad`.
    package static let roleTooBroad = Rule(
        SpecRule.roleTooBroad, severities: [.warning],
        checks: "The instance's role is not allowed everything.",
        reason: "Whoever gets onto the instance acts as the role.",
        remedy: "Use 'policy: leastPrivilege', or a policy that lists what is needed.",
        source: .securityEnhancedPage,
        keys: ["spec.role"],
        example: .settings(
            wrong: "role: {name: app, create: ifMissing, policy: AdministratorAccess}",
            right: "role: {name: app, create: ifMissing, policy: AliyunOSSReadOnlyAccess}"
        )
    )
}

extension CheckedSpec {
    mutating func checkRoleTooBroad() {
        guard let policy = spec["role", "policy"], policy.text == "AdministratorAccess" else { return }
        report(
            .warning, .roleTooBroad, "'AdministratorAccess' allows whoever gets onto the instance everything",
            at: policy, help: trusted.mode == .managed ? nil : "write what the instance needs into a policy file",
            replacement: trusted.mode == .managed ? "leastPrivilege" : nil
        )
    }
}
