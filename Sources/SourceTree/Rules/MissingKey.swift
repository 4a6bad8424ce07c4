package import DiagnosticsCore

extension Rule {
    /// Rule `missing-key`.
    package static let missingKey = Rule(
        DocumentRule.missingKey, severities: [.error],
        checks: "Keys that a request can't do without are given.",
        reason: "The service would refuse the request.",
        remedy: "Add the key to the mapping that the finding points at.",
        source: .language,
        example: .settings(
            wrong: "network: {vSwitch: vsw-1}",
            right: "network: {vSwitch: vsw-1, securityGroup: sg-1}"
        )
    )
}
