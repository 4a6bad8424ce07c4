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
public enum SecretRule {
    /// Findings about what looks like a secret. No message repeats one.
    public static func findings(in payload: [UInt8]) -> [PayloadFinding] {
        LineSequence(payload[...]).flatMap { line in
            keyFindings(in: payload[line.content]) + assignmentFindings(in: payload[line.content])
        }
    }

    private static let help =
        "fetch it at boot with the instance's role (KMS Secrets Manager, OSS), or rotate it after use"

    private static func secret(_ message: String, _ span: SourceSpan) -> PayloadFinding {
        PayloadFinding(.userDataSecret, message, span, help: help, hidesText: true)
    }

    private static func keyFindings(in line: ArraySlice<UInt8>) -> [PayloadFinding] {
        var findings: [PayloadFinding] = []
        if let begin = line.firstIndex(ofSequence: "-----BEGIN ".utf8),
            line[begin...].contains(sequence: "PRIVATE KEY-----".utf8)
        {
            let span = SourceSpan(begin, line.endIndex)
            findings.append(secret("this looks like a private key", span))
        }
        // Access key ids of RAM users; temporary ones of STS begin with 'STS.'.
        for word in line.split(whereSeparator: { !ShellScanner.isNameByte($0) })
        where word.starts(with: "LTAI".utf8) && (16...30).contains(word.count) {
            let span = SourceSpan(word.startIndex, word.endIndex)
            findings.append(secret("this looks like an access key id", span))
        }
        return findings
    }

    /// Names whose values are secret, without separators.
    private static let secretNames = [
        "password", "passwd", "passphrase", "secret", "secretkey", "accesskeysecret", "apikey", "privatekey", "token",
    ]

    /// `name=value` and `name: value` where the name is that of a secret and the value stands there literally.
    private static func assignmentFindings(in line: ArraySlice<UInt8>) -> [PayloadFinding] {
        guard line.first(where: { $0 != 0x20 && $0 != 0x09 }) != UInt8(ascii: "#") else { return [] }
        var findings: [PayloadFinding] = []
        var next = line.startIndex
        for index in line.indices where line[index] == UInt8(ascii: "=") || line[index] == UInt8(ascii: ":") {
            // What lies in a value that was found is a part of that.
            guard index >= next, hasSecretName(before: index, in: line),
                let value = literalValue(after: index, in: line)
            else { continue }
            next = value.endIndex
            let span = SourceSpan(value.startIndex, value.endIndex)
            findings.append(secret("this looks like a secret", span))
        }
        return findings
    }

    private static func hasSecretName(before index: Int, in line: ArraySlice<UInt8>) -> Bool {
        let blanksAndQuotes = " \t\"'".utf8
        let head = line[..<index].reversed().drop { blanksAndQuotes.contains($0) }
        let name = head.prefix { ShellScanner.isNameByte($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        let letters = name.filter { !"-_.".utf8.contains($0) }.map { $0.asciiLowercased }
        let plain = letters.reversed()
        return secretNames.contains { plain.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    /// The value behind `=` or `:`, unless it is short, a switch, or comes from elsewhere.
    private static func literalValue(after index: Int, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        // `${name:-word}` assigns nothing.
        if let next = line[(index + 1)...].first, line[index] == UInt8(ascii: ":"), "+-=?".utf8.contains(next) {
            return nil
        }
        let rest = line[(index + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
        let quote = rest.first.flatMap { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") ? $0 : nil }
        let text = quote == nil ? rest : rest.dropFirst()
        // Expansions, placeholders, template tags, addresses ('://').
        guard let first = text.first, !"$`<*={%(/\0".utf8.contains(first) else { return nil }
        let value =
            quote.map { quote in text.prefix { $0 != quote } } ?? text.prefix { !" \t;&|,}\"'".utf8.contains($0) }
        guard value.count >= 4 else { return nil }
        guard value.count <= 5 else { return value }
        let word = String(decoding: value, as: UTF8.self).asciiLowercased
        return ["true", "false", "null", "none"].contains { word.isExactly($0) } ? nil : value
    }
}
