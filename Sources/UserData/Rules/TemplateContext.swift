package import DiagnosticsCore

extension Rule {
    /// Rule `template-context`.
    package static let templateContext = Rule(
        UserDataRule.templateContext, severities: [.error],
        checks: "Values stand in templates only where they can be escaped.",
        reason: "A value that can end its own context is a way in.",
        remedy: "Move the tag, for instance into a variable of the script.",
        source: .language,
        example: .file(
            "boot.sh.mustache",
            of: "ecsc check web.ecs.yaml",
            wrong: """
                #!/bin/sh
                # for {{name}}
                echo up
                """,
            right: """
                #!/bin/sh
                name={{name}}
                echo "$name"
                """,
            files: ["web.ecs.yaml": RuleExample.spec("userData: {template: boot.sh.mustache, values: {name: web}}")]
        )
    )
}
