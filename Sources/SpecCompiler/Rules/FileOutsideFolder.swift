package import DiagnosticsCore

extension Rule {
    /// Rule `file-outside-folder`.
    package static let fileOutsideFolder = Rule(
        CompilerRule.fileOutsideFolder, severities: [.error],
        checks:
            "Files that a spec refers to lie below its folder, or below --files-dir, symbolic links resolved.",
        reason: "A spec from elsewhere must not be able to send any file of the machine.",
        remedy: "Copy the file below the folder, or name another with --files-dir.",
        source: .language,
        keys: ["spec.userData.file"],
        example: .settings(
            wrong: "userData: {file: ../boot.sh}",
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
