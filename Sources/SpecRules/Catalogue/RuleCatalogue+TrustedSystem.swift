import DiagnosticsCore

extension RuleCatalogue {
    /// Security-enhanced instances and their trusted system.
    static let trustedSystem: [Rule] = [
        Rule(
            id: "trusted-family", severities: [.error, .warning],
            checks: "A trusted system is wanted only on an instance family that has a vTPM.",
            reason: "The service refuses vTPM mode elsewhere. A family the table does not know is only a warning.",
            remedy: "Choose another type, or write 'trustedSystem: off'.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-needs-run-instances", severities: [.error, .warning],
            checks: "Trusted instances are created with RunInstances.",
            reason: "CreateInstance has no SecurityOptions, so it can't switch the trusted system on.",
            remedy: "Write 'api: RunInstances', or leave 'api' out.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-mode-required", severities: [.error, .warning],
            checks: "A spec for a security-enhanced family says who runs its trusted system.",
            reason: "On g7t, c7t and r7t the API switches it on only if told to, unlike the console.",
            remedy: "Write 'trustedSystem: managed', 'selfManaged' or 'off'.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-disk-category", severities: [.error],
            checks: "Security-enhanced families boot from ESSDs.",
            reason: "They take no other system disk, and the API's default is another.",
            remedy: "Write 'category: cloud_essd' under 'systemDisk'.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-needs-vswitch", severities: [.error],
            checks: "Security-enhanced instances are given a vSwitch.",
            reason: "They exist in VPCs only.",
            remedy: "Add 'vSwitch' to 'network', or to one of its interfaces.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-image", severities: [.warning],
            checks: "Public images fit the generation of a security-enhanced family.",
            reason: "The 6th generation takes the Trusted images ('_secured_' in the id), the 7th the UEFI ones.",
            remedy: "Choose an image that DescribeImages lists for the instance type.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-role", severities: [.warning],
            checks: "An instance with a managed trusted system gets a role, now or later.",
            reason: "Without one it can't report, and Security Center shows it as unmeasured.",
            remedy: "Write 'attach: atCreation' or 'attach: later'.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "role-too-broad", severities: [.warning],
            checks: "The instance's role is not allowed everything.",
            reason: "Whoever gets onto the instance acts as the role.",
            remedy: "Use 'policy: leastPrivilege', or a policy that lists what is needed.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-kms", severities: [.note],
            checks: "Reminds that KMS must be active in the account.",
            reason: "Creating a security-enhanced instance fails without it.",
            remedy: "Activate KMS once, in the console or with OpenKmsService.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-agent-script", severities: [.note],
            checks: "Names the faults of the documented install script where that is sent.",
            reason: "A failed download counts as success in it, and its later sites are never tried.",
            remedy: "Write 'agentScript: hardened'.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-sgx-runtime", severities: [.note],
            checks: "Reminds on g7t, c7t and r7t that the API does not install the SGX runtime.",
            reason: "The console does.",
            remedy: "Use the bundled template 'sgx-runtime'.",
            source: .securityEnhancedPage
        ),
    ]
}
