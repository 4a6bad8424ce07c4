package import DiagnosticsCore
import ExactText

extension Rule {
    /// Rule `user-data-secret`.
    package static let userDataSecret = Rule(
        UserDataRule.userDataSecret, severities: [.warning],
        checks: "User data holds nothing that looks like a password or key.",
        reason: "It is not encrypted, and every process of the instance can read it.",
        remedy: "Fetch secrets at boot, with the role of the instance.",
        source: .userDataPage,
        keys: ["spec.userData"],
        example: .settings(
            wrong: """
                userData:
                  text: |
                    #!/bin/sh
                    export DB_PASSWORD=correct-horse
                """,
            right: """
                userData:
                  text: |
                    #!/bin/sh
                    export DB_PASSWORD="$(fetch-secret db)"
                """
        )
    )
}

/// `user-data-secret`: user data is readable on the instance and through the API, and is not encrypted.
///
/// The forms are told line by line: names with values, options, addresses, headers, programs that take a secret, and keys
/// and tokens by their own look. What an expansion fills in, and what documents write for a secret, is none.
public enum SecretRule {
    /// Findings about what looks like a secret. No message repeats one.
    public static func findings(in payload: [UInt8]) -> [PayloadFinding] {
        places(in: payload[...]).map {
            finding(about: $0.kind, at: SourceSpan($0.range.lowerBound, $0.range.upperBound))
        }
    }

    static func finding(about kind: SecretPlace.Kind, at span: SourceSpan) -> PayloadFinding {
        let help = "fetch it at boot with the instance's role (KMS Secrets Manager, OSS), or rotate it after use"
        return PayloadFinding(
            .userDataSecret, "this looks like \(kind.rawValue)", span, help: help, hidesText: true)
    }

    /// What looks like a secret in a text.
    static func places(in text: ArraySlice<UInt8>) -> [SecretPlace] {
        var places: [SecretPlace] = []
        // The lines of a here-document for chpasswd are users with their passwords.
        var delimiter: ArraySlice<UInt8>?
        for line in LineSequence(text) {
            let content = text[line.content]
            if let end = delimiter {
                if content.drop(while: { $0 == 0x09 || $0 == 0x20 }).elementsEqual(end) {
                    delimiter = nil
                } else {
                    var reader = SecretLine(content)
                    reader.addPair(content)
                    places += reader.separatePlaces
                }
                continue
            }
            let reader = SecretLine(content)
            places += reader.separatePlaces.filter { place in
                place.kind != .privateKey || !DocumentedSecrets.contain(keyBeginning: text[line.next...])
            }
            delimiter = hereDocument(of: reader.words)
        }
        return places
    }

    /// The word that ends a here-document for chpasswd which begins behind this line.
    private static func hereDocument(of words: [SecretWord]) -> ArraySlice<UInt8>? {
        guard
            words.contains(where: {
                $0.text.elementsEqual("chpasswd".utf8) || $0.text.suffix(9).elementsEqual("/chpasswd".utf8)
            })
        else { return nil }
        for (index, word) in words.enumerated()
        where word.text.starts(with: "<<".utf8) && !word.text.starts(with: "<<<".utf8) {
            let joined = word.text.dropFirst(2).drop { $0 == UInt8(ascii: "-") }
            let text = joined.isEmpty && index + 1 < words.count ? words[index + 1].text : joined
            let name = text.filter { !"\"'\\".utf8.contains($0) }
            return name.isEmpty ? nil : name[...]
        }
        return nil
    }
}
