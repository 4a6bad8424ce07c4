package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform

extension Rule {
    /// Rule `trusted-sgx-runtime`.
    package static let trustedSGXRuntime = Rule(
        SpecRule.trustedSGXRuntime, severities: [.note],
        checks: "Reminds on families with SGX that the API does not install the SGX runtime.",
        reason: "The console does.",
        remedy: "Use the bundled template 'sgx-runtime'.",
        source: .securityEnhancedPage,
        keys: ["spec.trustedSystem"],
        example: .settings(
            wrong: """
                type: ecs.g7t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                """,
            right: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkTrustedSGXRuntime() {
        guard let (type, family, _) = securityEnhanced, family.hasSGX, !installsSGXRuntime else { return }
        report(
            .note, .trustedSGXRuntime,
            family.trustedSystem == .familyPages
                ? "the API installs no SGX runtime on '\(family.name)'"
                : "the API does not install the SGX runtime that the console installs on '\(family.name)'",
            at: type,
            help: "the template 'sgx-runtime' installs it"
        )
    }

    /// Whether the user data installs it, as far as the spec itself tells.
    private var installsSGXRuntime: Bool {
        spec["userData"]?.items.contains { part in
            if part["template"]?.text == "sgx-runtime" { return true }
            guard let text = part["text"]?.text?.asciiLowercased else { return false }
            return text.containsExactly("sgx") || text.containsExactly("teesdk")
        } ?? false
    }
}
