package import DiagnosticsCore

extension Rule {
    /// Rule `url-too-long`.
    package static let urlTooLong = Rule(
        CompilerRule.urlTooLong, severities: [.warning],
        checks: "A signed URL is of at most 8,192 bytes.",
        reason: "Servers and proxies on the way may refuse longer ones; a form body has no such limit.",
        remedy: "Send a form body: '--emit curl' or '--emit request'.",
        source: .runInstancesPage,
        comesWithOutput: true,
        example: .command(
            wrong: """
                { echo '#!/bin/sh'; seq -f 'echo %g' 5000; } > boot.sh
                ecsc compile --unsigned web.ecs.yaml
                """,
            right: """
                { echo '#!/bin/sh'; seq -f 'echo %g' 50; } > boot.sh
                ecsc compile --unsigned web.ecs.yaml
                """,
            files: ["web.ecs.yaml": RuleExample.spec("userData: {file: boot.sh}")]
        )
    )
}
