package import DiagnosticsCore
import InstanceSpec

extension Rule {
    /// Rule `user-data-needs-vpc`.
    package static let userDataNeedsVPC = Rule(
        SpecRule.userDataNeedsVPC, severities: [.error],
        checks: "User data is sent only with a vSwitch.",
        reason: "The service refuses it outside a VPC.",
        remedy: "Add 'vSwitch' to 'network'.",
        source: .userDataPage,
        keys: ["spec.network.vSwitch", "spec.userData"],
        serviceErrors: ["InvalidUserData.NotSupported"],
        example: .settings(
            wrong: """
                userData:
                  text: |
                    #!/bin/sh
                    echo up
                network: {securityGroup: sg-1}
                """,
            right: """
                userData:
                  text: |
                    #!/bin/sh
                    echo up
                network: {vSwitch: vsw-1, securityGroup: sg-1}
                """
        )
    )
}

extension CheckedSpec {
    /// On security-enhanced families `trusted-needs-vswitch` says the same already.
    mutating func checkUserDataNeedsVPC() {
        guard !hasVSwitch, !hasLaunchTemplate, trusted.enhancement == nil else { return }
        guard let source = spec["userData"] ?? (trusted.mode == .managed ? spec["trustedSystem"] : nil) else { return }
        report(
            .error, .userDataNeedsVPC, "user data is possible in a VPC only, and there is no vSwitch",
            missingIn: spec["network"] ?? spec,
            labels: [Diagnostic.Label(span: source.keySpan, text: "the user data comes from here")],
            help: "add 'vSwitch: vsw-…' \(spec["network"] == nil ? "under a key 'network'" : "to 'network'")"
        )
    }
}
