package import DiagnosticsCore
import InstanceSpec
import Platform

extension Rule {
    /// Rule `trusted-sgx-runtime`.
    package static let trustedSGXRuntime = Rule(
        SpecRule.trustedSGXRuntime, severities: [.note],
        checks: "Reminds on g7t, c7t and r7t that the API does not install the SGX runtime.",
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
        guard let (type, family, generation) = securityEnhanced, generation == .seventh else { return }
        report(
            .note, .trustedSGXRuntime,
            "the API does not install the SGX runtime that the console installs on '\(family)'", at: type,
            help: "the template 'sgx-runtime' installs it"
        )
    }
}
