public import DiagnosticsCore

extension Rule {
    /// Rule `user-data-size`.
    package static let userDataSize = Rule(
        UserDataRule.userDataSize, severities: [.error, .warning],
        checks: "User data is of at most 32,768 bytes before Base64; above 16,384 is a warning.",
        reason: "The service refuses more; older documentation gives half of it.",
        remedy: "Leave 'compress' at auto, or load the larger part at boot from an address.",
        source: .userDataPage,
        keys: ["spec.userData"],
        serviceErrors: ["InvalidUserData.SizeExceeded"],
        example: .command(
            wrong: """
                { echo '#!/bin/sh'; seq -f 'echo %g' 20000; } > boot.sh
                ecsc check web.ecs.yaml
                """,
            right: """
                { echo '#!/bin/sh'; seq -f 'echo %g' 200; } > boot.sh
                ecsc check web.ecs.yaml
                """,
            files: ["web.ecs.yaml": RuleExample.spec("userData: {file: boot.sh}")]
        )
    )
}

extension UserDataBlob {
    /// What is wrong if the payload is too large, or larger than older documentation allows.
    public func sizeFinding(at position: Diagnostic.Position?) -> Diagnostic? {
        switch sizeCheck {
        case .fits:
            nil
        case .aboveOlderLimit:
            Diagnostic(
                .warning,
                .userDataSize,
                "user data of \(bytes.count) bytes is above the \(Self.olderMaximumBytes) that older regions take",
                at: position,
                notes: [
                    "the limit was raised from 16 KB to 32 KB before Base64; documentation until 2021 has the old one"
                ]
            )
        case .tooLarge:
            Diagnostic(
                .error,
                .userDataSize,
                "user data of \(bytes.count) bytes does not fit: the limit is \(Self.maximumBytes) before Base64",
                at: position,
                help: kind == .gzip
                    ? "load the larger part at boot, from an address in an include list"
                    : "compress it (compress: auto), or load the larger part at boot from an address in an include list"
            )
        }
    }
}
