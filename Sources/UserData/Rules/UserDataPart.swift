package import DiagnosticsCore

extension Rule {
    /// Rule `user-data-part`.
    package static let userDataPart = Rule(
        UserDataRule.userDataPart, severities: [.error],
        checks: "Payloads that are joined or compressed are of kinds for which that can be done.",
        reason:
            "cloud-init finds out what a part is by its first line, and Windows takes one plain script only.",
        remedy: "Begin the part with a line such as #!/bin/sh or #cloud-config, or give it alone.",
        source: .cloudInitPages,
        example: .settings(
            wrong: """
                userData:
                  text: |
                    [bat]
                    echo up
                  compress: always
                """,
            right: """
                userData:
                  text: |
                    [bat]
                    echo up
                """
        )
    )
}
