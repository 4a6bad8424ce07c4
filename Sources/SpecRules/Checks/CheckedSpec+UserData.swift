import DiagnosticsCore
import InstanceSpec

extension CheckedSpec {
    /// Rule `user-data-needs-vpc`; on security-enhanced families `trusted-needs-vswitch` says the same already.
    mutating func checkUserDataNetwork() {
        guard !hasVSwitch, !hasLaunchTemplate, trusted.enhancedGeneration == nil else { return }
        guard let source = spec["userData"] ?? (trusted.mode == .managed ? spec["trustedSystem"] : nil) else { return }
        report(
            .error, "user-data-needs-vpc", "user data is possible in a VPC only, and there is no vSwitch",
            missingIn: spec["network"] ?? spec,
            labels: [Diagnostic.Label(span: source.keySpan, text: "the user data comes from here")],
            help: "add 'vSwitch: vsw-…' \(spec["network"] == nil ? "under a key 'network'" : "to 'network'")"
        )
    }
}
