package import DiagnosticsCore

extension Rule {
    /// Rule `invalid-secret-member`.
    package static let invalidSecretMember = Rule(
        ModelRule.invalidSecretMember, severities: [.error],
        checks: "Entries of the list of secret members have a member and a reason.",
        reason: "A secret that is passed over could be printed.",
        remedy: "Give both keys to the entry.",
        source: .generator,
        example: .compiledIn(
            "api-specs/secret-members.json",
            wrong: #"{"secretMembers": [{"member": "Password"}]}"#,
            right: #"{"secretMembers": [{"member": "Password", "reason": "opens the console"}]}"#
        )
    )
}
