import DiagnosticsCore
import SourceTree

extension SpecReader {
    /// Reads a scalar as its field wants it, in wire spelling.
    mutating func readScalar(_ node: DocumentNode, as type: SpecType, path: String) -> String? {
        guard case .scalar(let scalar) = node.content, !scalar.isNull else {
            return reportWrongType(
                node, wanted: Self.name(of: type), path: path,
                help: node.kindName == "nothing" ? "give a value, or remove the key" : nil
            )
        }
        switch type {
        case .integer:
            return readNumber(scalar, node, wanted: "a whole number", path: path, isValid: Self.isInteger)
        case .decimal:
            return readNumber(scalar, node, wanted: "a number such as 0.165", path: path, isValid: Self.isDecimal)
        case .boolean(let on, let off):
            return readBoolean(scalar, node, path: path).map { $0 ? on : off }
        case .word(let words):
            return readWord(scalar.text, node, words: words, path: path)
        default:
            return scalar.text
        }
    }

    private static func name(of type: SpecType) -> String {
        switch type {
        case .integer: "a whole number"
        case .decimal: "a number"
        case .boolean: "true or false"
        case .word(let words): "one of " + words.words.map(\.spec).joined(separator: ", ")
        default: "a text"
        }
    }

    private mutating func readNumber(
        _ scalar: DocumentNode.Scalar, _ node: DocumentNode, wanted: String, path: String, isValid: (String) -> Bool
    ) -> String? {
        if scalar.style == .plain, isValid(scalar.text) { return scalar.text }
        return reportWrongType(
            node, wanted: wanted, path: path, help: nil, replacement: isValid(scalar.text) ? scalar.text : nil
        )
    }

    /// Decimal digits that fit 64 bits, in the one spelling that goes to the wire.
    private static func isInteger(_ text: String) -> Bool {
        Int64(text).map { String($0) == text } ?? false
    }

    private static func isDecimal(_ text: String) -> Bool {
        let parts = (text.first == "-" ? text.dropFirst() : text[...]).split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false
        )
        return parts.allSatisfy { part in
            (1...18).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
    }

    private mutating func readBoolean(_ scalar: DocumentNode.Scalar, _ node: DocumentNode, path: String) -> Bool? {
        if scalar.style == .plain {
            if scalar.text == "true" { return true }
            if scalar.text == "false" { return false }
        }
        let meant: String? =
            switch scalar.text.lowercased() {
            case "true", "yes", "y", "on", "1", "enabled", "active": "true"
            case "false", "no", "n", "off", "0", "disabled", "deactive": "false"
            default: nil
            }
        return reportWrongType(
            node, wanted: "true or false", path: path, help: meant.map { "write \($0)" }, replacement: meant
        )
    }

    private mutating func readWord(_ text: String, _ node: DocumentNode, words: SpecWords, path: String) -> String? {
        if let word = words.word(spelled: text) { return word.wire }
        let known = words.words.map(\.spec)
        report(
            "value-set", severity: words.isClosed ? .error : .warning,
            words.isClosed
                ? "'\(excerpt(node))' is not one of \(known.joined(separator: ", "))"
                : "'\(excerpt(node))' is not a value that the documentation names; it is sent as it is",
            at: node.span, path: path,
            notes: words.isClosed ? [] : ["documented: \(known.joined(separator: ", "))"],
            replacement: NearestName.find(text, among: known)
        )
        return words.isClosed ? nil : text
    }

    /// Reads a reference to a secret. A text in its place is refused without being repeated, here or in an excerpt.
    mutating func readSecret(_ node: DocumentNode, path: String) -> SecretReference? {
        let help = "give {fromEnvironment: VARIABLE} or {fromFile: PATH}"
        guard case .mapping(let entries) = node.content, entries.count == 1, let entry = entries.first,
            entry.key == "fromEnvironment" || entry.key == "fromFile"
        else {
            report(
                "plain-password", "a password must not stand in a spec", at: node.span, path: path, help: help,
                hidesText: true
            )
            return nil
        }
        guard let text = readScalar(entry.value, as: .string, path: "\(path).\(entry.key)") else { return nil }
        if entry.key == "fromFile" { return .file(text) }
        guard !CredentialVariables.names.contains(text) else {
            report(
                "plain-password", "'\(text)' holds a credential of the platform, not an instance's password",
                at: entry.value.span, path: "\(path).\(entry.key)", help: "use a variable of its own"
            )
            return nil
        }
        return .environment(text)
    }
}

/// The environment variables in which the platform's own tools keep credentials.
enum CredentialVariables {
    /// Their names, of all generations of SDKs.
    static let names: Set<String> = [
        "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN",
        "ALIBABACLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_SECURITY_TOKEN",
        "ALICLOUD_ACCESS_KEY", "ALICLOUD_ACCESS_KEY_ID", "ALICLOUD_ACCESS_KEY_SECRET", "ALICLOUD_SECRET_KEY",
        "ALICLOUD_SECURITY_TOKEN", "ALIYUN_ACCESS_KEY_ID", "ALIYUN_ACCESS_KEY_SECRET", "ACCESS_KEY_ID",
        "ACCESS_KEY_SECRET", "SECURITY_TOKEN",
    ]
}
