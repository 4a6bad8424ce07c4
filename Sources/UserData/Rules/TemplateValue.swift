package import DiagnosticsCore

extension Rule {
    /// Rule `template-value`.
    package static let templateValue = Rule(
        UserDataRule.templateValue, severities: [.error],
        checks: "A template gets every value it needs, of the right type, and no other.",
        reason: "A missing value gives a script that fails at first boot.",
        remedy: "Give the values that the finding names under 'values'.",
        source: .language,
        example: .file(
            "boot.sh.mustache",
            of: "ecsc check web.ecs.yaml",
            wrong: """
                #!/bin/sh
                echo {{nam}}
                """,
            right: """
                #!/bin/sh
                echo {{name}}
                """,
            files: ["web.ecs.yaml": RuleExample.spec("userData: {template: boot.sh.mustache, values: {name: web}}")]
        )
    )
}
