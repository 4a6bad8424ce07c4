import DiagnosticsCore
import ExactText
import SourceTree

extension SpecReader {
    /// Reads a scalar as its field wants it, in wire spelling.
    mutating func readScalar(_ node: DocumentNode, as type: SpecType, path: String) -> String? {
        guard let scalar = node.scalar, !scalar.isNull else {
            return reportNoScalar(node, wanted: Self.name(of: type), as: type, path: path)
        }
        if scalar.statedType == .binary {
            return reportWrongType(node, wanted: "\(Self.name(of: type)) without the tag !!binary", path: path)
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
        case .wordOrMapping(let words, let fields):
            let keys = fields.map(\.key).joined(separator: " or ")
            return readWord(scalar.text, node, words: words, path: path, help: "or give a mapping with \(keys)")
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
        case .wordOrMapping(let words, let fields):
            (words.words.map(\.spec) + ["a mapping with " + fields.map(\.key).joined(separator: " or ")])
                .joined(separator: ", or ")
        default: "a text"
        }
    }

    private mutating func readNumber(
        _ scalar: DocumentNode.Scalar, _ node: DocumentNode, wanted: String, path: String, isValid: (String) -> Bool
    ) -> String? {
        if scalar.style == .plain, isValid(scalar.text) { return scalar.text }
        let meant = [
            scalar.text, Self.plainNumber(scalar.text), path.hasExactSuffix("GiB") ? Self.gibibytes(scalar.text) : nil,
        ]
        .compactMap(\.self).first(where: isValid)
        return reportWrongType(
            node, wanted: wanted, path: path, help: Self.quotesHelp(scalar, meant),
            replacement: scalar.style == .block ? nil : meant
        )
    }

    /// Where nothing is amiss but quotes.
    private static func quotesHelp(_ scalar: DocumentNode.Scalar, _ meant: String?) -> String? {
        guard scalar.style == .quoted, let meant, meant.isExactly(scalar.text) else { return nil }
        return "leave out the quotes: they make it a text"
    }

    /// Decimal digits that fit 64 bits, in the one spelling that goes to the wire.
    private static func isInteger(_ text: String) -> Bool {
        Int64(text).map { String($0) == text } ?? false
    }

    private static func isDecimal(_ text: String) -> Bool {
        let unsigned = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        let parts = unsigned.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let isWithoutLeadingZeros = parts.first.map { $0.elementsEqual("0".utf8) || $0.first != 0x30 } ?? false
        return isWithoutLeadingZeros
            && parts.allSatisfy { part in
                (1...18).contains(part.count) && part.allSatisfy(\.isASCIIDigit)
            }
    }

    /// What other spellings of numbers mean: `+5`, `007`, `1_000`, `0x10`, `0o17`, `.5`; nil for what is none.
    private static func plainNumber(_ text: String) -> String? {
        // Beyond ASCII nothing is a digit here.
        guard text.utf8.count <= 40, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let digits = text.replacingExactly("_", with: "")
        for (prefix, base) in [("0x", 16), ("0o", 8)] where digits.hasExactPrefix(prefix) {
            return DigitText.natural(digits.dropFirst(2), base: base).map(String.init)
        }
        let unsigned = digits.first == "+" || digits.first == "-" ? digits.dropFirst() : digits[...]
        var magnitude = unsigned.drop { $0 == "0" }
        if magnitude.isEmpty, unsigned.isEmpty { return nil }
        if magnitude.isEmpty || magnitude.first == "." { magnitude = "0" + magnitude }
        return magnitude == "0" || digits.first != "-" ? String(magnitude) : "-" + magnitude
    }

    /// The number of a size with the unit that its key says: `40GiB`, `40 GB`, which is how the platform's pages write
    /// GiB.
    private static func gibibytes(_ text: String) -> String? {
        let digits = text.utf8.prefix(while: \.isASCIIDigit)
        let unit = text.utf8[digits.endIndex...].drop { $0 == 0x20 }
        let isUnit = ["g", "gb", "gi", "gib"].contains {
            String(decoding: unit, as: UTF8.self).asciiLowercased.isExactly($0)
        }
        return isUnit ? plainNumber(String(decoding: digits, as: UTF8.self)) : nil
    }

    private mutating func readBoolean(_ scalar: DocumentNode.Scalar, _ node: DocumentNode, path: String) -> Bool? {
        if scalar.style == .plain {
            if scalar.text == "true" { return true }
            if scalar.text == "false" { return false }
        }
        let meant: String? =
            switch scalar.text.asciiLowercased {
            case "true", "yes", "y", "on", "1", "enabled", "active": "true"
            case "false", "no", "n", "off", "0", "disabled", "deactive": "false"
            default: nil
            }
        return reportWrongType(
            node, wanted: "true or false", path: path,
            help: Self.quotesHelp(scalar, meant) ?? meant.map { "write \($0)" },
            replacement: scalar.style == .block ? nil : meant
        )
    }

    private mutating func readWord(
        _ text: String, _ node: DocumentNode, words: SpecWords, path: String, help: String? = nil
    ) -> String? {
        if let word = words.word(spelled: text) { return word.wire }
        let known = words.words.map(\.spec)
        report(
            .valueSet, severity: words.isClosed ? .error : .warning,
            words.isClosed
                ? "\(quotation(of: text, in: node)) is not \(known.count == 1 ? "" : "one of ")\(known.joined(separator: ", "))"
                : "\(quotation(of: text, in: node)) is not a value that the documentation names; it is sent as it is",
            at: node.span, path: path,
            notes: words.isClosed ? [] : ["documented: \(known.joined(separator: ", "))"], help: help,
            replacement: NearestName.find(text, among: known).flatMap { file.spelling(of: $0, inPlaceOf: node.span) },
            hidesText: isPassword(node)
        )
        return words.isClosed ? nil : text
    }

    /// Reads a reference to a secret. What stands in its place is never repeated, neither here nor in an excerpt.
    mutating func readSecret(_ node: DocumentNode, path: String) -> SecretReference? {
        if let scalar = node.scalar, scalar.isNull { return readMissingSecret(node, path: path) }
        guard let entries = node.entries, entries.count == 1, let entry = entries.first,
            entry.key.isExactly("fromEnvironment") || entry.key.isExactly("fromFile")
        else {
            reportPlainPassword(node, path: path)
            return nil
        }
        let path = "\(path).\(entry.key)"
        guard let scalar = entry.value.scalar else {
            reportPlainPassword(entry.value, path: path)
            return nil
        }
        if scalar.isNull { return readMissingSecret(entry.value, path: path) }
        if entry.key == "fromFile" { return .file(scalar.text) }
        guard VariableText.isName(scalar.text) else {
            // It may well be the password itself.
            report(
                .valuePattern, "this is not the name of an environment variable", at: entry.value.span, path: path,
                notes: ["letters, digits and _, no digit first"], hidesText: true
            )
            return nil
        }
        guard !CredentialVariables.names.contains(ExactText(scalar.text)) else {
            report(
                .plainPassword, "'\(scalar.text)' holds a credential of the platform, not an instance's password",
                at: entry.value.span, path: path, help: "use a variable of its own"
            )
            return nil
        }
        return .environment(scalar.text)
    }

    private static let secretHelp = "give {fromEnvironment: VARIABLE} or {fromFile: PATH}"

    private mutating func readMissingSecret(_ node: DocumentNode, path: String) -> SecretReference? {
        reportWrongType(node, wanted: "where the password is kept", path: path, help: Self.secretHelp)
    }

    /// Rule `plain-password`.
    mutating func reportPlainPassword(_ node: DocumentNode, path: String) {
        report(
            .plainPassword, "a password must not stand in a spec", at: node.span, path: path, help: Self.secretHelp,
            hidesText: true
        )
    }
}

/// The environment variables in which the platform's own tools keep credentials.
enum CredentialVariables {
    /// Their names, of all generations of SDKs.
    static let names: Set<ExactText> = [
        "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN",
        "ALIBABACLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_SECURITY_TOKEN",
        "ALICLOUD_ACCESS_KEY", "ALICLOUD_ACCESS_KEY_ID", "ALICLOUD_ACCESS_KEY_SECRET", "ALICLOUD_SECRET_KEY",
        "ALICLOUD_SECURITY_TOKEN", "ALIYUN_ACCESS_KEY_ID", "ALIYUN_ACCESS_KEY_SECRET", "ACCESS_KEY_ID",
        "ACCESS_KEY_SECRET", "SECURITY_TOKEN",
    ]
}
