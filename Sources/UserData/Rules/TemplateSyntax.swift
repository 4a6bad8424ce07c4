package import DiagnosticsCore

extension Rule {
    /// Rule `template-syntax`.
    package static let templateSyntax = Rule(
        UserDataRule.templateSyntax, severities: [.error],
        checks: "Templates are Mustache as the compiler takes it, and what they give can be read.",
        reason: "A template that is half understood gives a script that is half right.",
        remedy: "Correct the tag that the finding points at.",
        source: .language,
        example: .file(
            "boot.sh.mustache",
            of: "ecsc check web.ecs.yaml",
            wrong: """
                #!/bin/sh
                echo {{name
                """,
            right: """
                #!/bin/sh
                echo {{name}}
                """,
            files: ["web.ecs.yaml": RuleExample.spec("userData: {template: boot.sh.mustache, values: {name: web}}")]
        )
    )
}
