package import DiagnosticsCore

extension Rule {
    /// Rule `limit-exceeded`.
    package static let limitExceeded = Rule(
        DocumentRule.limitExceeded, severities: [.error],
        checks:
            "Files that a spec refers to, and what is made of variables and templates, are of at most 1 MiB.",
        reason: "No payload of that size can be sent.",
        remedy: "Load the larger part at boot from an address.",
        source: .language,
        example: .command(
            wrong: """
                { echo '#!/bin/sh'; yes : | head -n 600000; } > boot.sh
                ecsc check web.ecs.yaml
                """,
            right: """
                { echo '#!/bin/sh'; yes : | head -n 6; } > boot.sh
                ecsc check web.ecs.yaml
                """,
            files: ["web.ecs.yaml": RuleExample.spec("userData: {file: boot.sh}")]
        )
    )
}
