package import DiagnosticsCore

extension Rule {
    /// Rule `conflicting-keys`.
    package static let conflictingKeys = Rule(
        DocumentRule.conflictingKeys, severities: [.error],
        checks: "Keys that exclude each other are not both given.",
        reason: "One of the two settings would be lost.",
        remedy: "Remove one of the two.",
        source: .language,
        keys: ["spec.parameters"],
        example: .settings(
            wrong: """
                hostName: web
                hostNames: [web-1, web-2]
                """,
            right: "hostName: web"
        )
    )
}
