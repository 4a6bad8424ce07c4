public import DiagnosticsCore

extension Rule {
    /// Rule `policy-size`.
    package static let policySize = Rule(
        PolicyRule.policySize, severities: [.error, .warning],
        checks: "Policy documents are of at most 6,144 characters; above 2,048 is a warning.",
        reason: "RAM refuses longer ones; older documentation gives a third of it.",
        remedy: "Use wildcards in actions that belong together, or split the policy.",
        source: .ramPages,
        example: .command(
            wrong: """
                {
                  echo '{"Version": "1", "Statement": [{"Effect": "Allow", "Resource": "acs:oss:*:*:web/*", "Action": ['
                  seq -f '"oss:Get%04.0f",' 1000
                  echo '"oss:ListObjects"]}]}'
                } > policy.json
                ecsc policy lint policy.json
                """,
            right: """
                {
                  echo '{"Version": "1", "Statement": [{"Effect": "Allow", "Resource": "acs:oss:*:*:web/*", "Action": ['
                  seq -f '"oss:Get%04.0f",' 10
                  echo '"oss:ListObjects"]}]}'
                } > policy.json
                ecsc policy lint policy.json
                """
        )
    )
}

extension PolicyDocument {
    /// What is wrong if the document is too long now, or for what older pages of the platform say.
    public func sizeFindings(at position: Diagnostic.Position? = nil) -> [Diagnostic] {
        let size = size
        guard size.compact > Self.olderCharacterLimit else { return [] }
        let isTooLong = size.compact > Self.characterLimit
        let limit = isTooLong ? Self.characterLimit : Self.olderCharacterLimit
        return [
            Diagnostic(
                isTooLong ? .error : .warning,
                .policySize,
                "the policy has \(size.compact) characters, \(size.compact - limit) over the limit of "
                    + (isTooLong ? "\(limit)" : "\(limit) that older pages of the platform give"),
                at: position,
                notes: [
                    "counted without white space; pretty-printed it has \(size.pretty)",
                    "the limit is \(Self.characterLimit) now and was \(Self.olderCharacterLimit) before",
                ],
                help: "use wildcards in actions that belong together, or split the policy",
                path: "$"
            )
        ]
    }
}
