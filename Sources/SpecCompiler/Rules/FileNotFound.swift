package import DiagnosticsCore

extension Rule {
    /// Rule `file-not-found`.
    package static let fileNotFound = Rule(
        CompilerRule.fileNotFound, severities: [.error],
        checks: "Files that a spec refers to exist and can be read.",
        reason: "The request would lack what the file holds.",
        remedy: "Correct the path; it counts from the spec's folder, or from --files-dir.",
        source: .language,
        keys: ["spec.userData.file"],
        example: .settings(
            wrong: "userData: {file: bot.sh}",
            right: "userData: {file: boot.sh}",
            files: [
                "boot.sh": """
                #!/bin/sh
                echo up
                """
            ]
        )
    )
}
