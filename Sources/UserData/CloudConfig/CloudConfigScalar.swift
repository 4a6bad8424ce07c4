import ExactText
import SourceTree

/// How a scalar is written so that YAML 1.1, which PyYAML reads, takes it for what it is.
enum CloudConfigScalar {
    /// The scalar in YAML.
    static func written(_ scalar: DocumentNode.Scalar) -> String {
        switch scalar.statedType {
        case .null: return "null"
        case .binary: return "!!binary \(quoted(scalar.text))"
        case .integer where isDecimal(scalar.text): return scalar.text
        case .float: return float(scalar.text) ?? "!!float \(quoted(scalar.text))"
        case .integer: return "!!int \(quoted(scalar.text))"
        case .boolean: return "!!bool \(quoted(scalar.text))"
        case .unspecific: return untagged(DocumentNode.Scalar(text: scalar.text, style: .plain))
        case nil: return untagged(scalar)
        }
    }

    private static func untagged(_ scalar: DocumentNode.Scalar) -> String {
        if scalar.isNull { return "null" }
        let staysPlain = scalar.style == .plain && (mayBeTyped(scalar.text) || isPlainWord(scalar.text))
        return staysPlain ? scalar.text : quoted(scalar.text)
    }

    /// A double-quoted text.
    static func quoted(_ text: String) -> String {
        String(decoding: [0x22] + DocumentEscape.yaml(text) + [0x22], as: UTF8.self)
    }

    /// Whether YAML 1.1 might take a text without quotes for a number, a boolean, a time or nothing, and reads it
    /// nowhere as more than one scalar. What can't be any of these is a text, with or without quotes.
    ///
    /// All of them are made of these characters (<https://yaml.org/type/>); only times have blanks in them.
    static func mayBeTyped(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, last != UInt8(ascii: ":"), last != 0x20 else {
            return false
        }
        let isWord = words.contains(ExactText(text.asciiLowercased))
        let mayBeNumber =
            first.isASCIIDigit
            || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(first) && bytes.count > 1
                && (bytes[1].isASCIIAlphanumeric || bytes[1] == UInt8(ascii: "."))
        guard isWord || mayBeNumber else { return false }
        var isAfterColon = false
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x61...0x7A, 0x41...0x5A, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "~"):
                break
            case 0x20 where first.isASCIIDigit && !isAfterColon:
                break
            default: return false
            }
            isAfterColon = byte == UInt8(ascii: ":")
        }
        return true
    }

    /// Whether a text is a word or a path, which needs no quotes anywhere.
    private static func isPlainWord(_ text: String) -> Bool {
        guard let first = text.utf8.first, first.isASCIILetter || "/_".utf8.contains(first),
            text.utf8.last != UInt8(ascii: ":")
        else { return false }
        return text.utf8.allSatisfy {
            $0.isASCIIAlphanumeric || "/_.-+=@:".utf8.contains($0)
        }
    }

    /// Booleans and nothing, in lower case.
    private static let words: Set<ExactText> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"]

    /// A number of JSON as YAML 1.1 has it: with a fraction, and a sign before the exponent; nil for other texts.
    private static func float(_ text: String) -> String? {
        let parts = text.utf8.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
        guard let mantissa = parts.first.map({ String(Substring($0)) }) else { return nil }
        let digits = mantissa.splitExactly(at: UInt8(ascii: "."))
        guard digits.count <= 2, let whole = digits.first, isDecimal(String(whole)) else { return nil }
        let fraction = digits.count == 2 ? String(digits[1]) : "0"
        guard isDigits(fraction) else { return nil }
        guard parts.count == 2 else { return "\(whole).\(fraction)" }
        let isSigned = parts[1].first.map { "+-".utf8.contains($0) } ?? false
        let exponent = Substring(isSigned ? parts[1].dropFirst() : parts[1])
        let sign = isSigned && parts[1].first == UInt8(ascii: "-") ? "-" : "+"
        return isDigits(exponent) ? "\(whole).\(fraction)e\(sign)\(exponent)" : nil
    }

    /// Whether a text is a whole number of JSON.
    private static func isDecimal(_ text: String) -> Bool {
        let digits = text.utf8.first == UInt8(ascii: "-") ? Substring(text.utf8.dropFirst()) : text[...]
        return isDigits(digits) && (digits.utf8.count == 1 || digits.utf8.first != UInt8(ascii: "0"))
    }

    private static func isDigits(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(\.isASCIIDigit)
    }
}
