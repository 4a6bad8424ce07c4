import ExactText
import SourceTree

/// The type that PyYAML, and so cloud-init, gives a value (YAML 1.1, <https://yaml.org/type/>).
enum CloudConfigType: String, Sendable {
    case text, integer, number, boolean, nothing, list, mapping
    /// A date, with or without a time.
    case time

    /// How messages call it.
    var words: String {
        switch self {
        case .text: "a text"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .nothing: "nothing"
        case .list: "a list"
        case .mapping: "a mapping"
        case .time: "a date"
        }
    }

    init(of node: DocumentNode) {
        switch node.content {
        case .mapping: self = .mapping
        case .sequence: self = .list
        case .scalar(let scalar): self.init(of: scalar)
        }
    }

    init(of scalar: DocumentNode.Scalar) {
        switch scalar.statedType {
        case .integer: self = .integer
        case .float: self = .number
        case .boolean: self = .boolean
        case .null: self = .nothing
        case .binary: self = .text
        case .unspecific: self.init(looks: scalar.text)
        case nil where scalar.style == .plain: self.init(looks: scalar.text)
        case nil: self = .text
        }
    }

    /// The type of a text without quotes.
    private init(looks text: String) {
        let bytes = Array(text.utf8)
        if ["", "~", "null", "Null", "NULL"].contains(where: { text.isExactly($0) }) {
            self = .nothing
        } else if Self.truth(of: text) != nil {
            self = .boolean
        } else if Self.isInteger(bytes) {
            self = .integer
        } else if Self.isNumber(bytes) {
            self = .number
        } else if Self.isTime(bytes) {
            self = .time
        } else {
            self = .text
        }
    }

    /// A value as a list of possible ones is compared with it.
    struct Value: Hashable, Sendable {
        let type: CloudConfigType
        let text: ExactText

        init(_ scalar: DocumentNode.Scalar) {
            let type = CloudConfigType(of: scalar)
            self.type = type
            let truth = type == .boolean ? CloudConfigType.truth(of: scalar.text) : nil
            text = truth.map { ExactText($0 ? "true" : "false") } ?? ExactText(scalar.text)
        }
    }

    private static func truth(of text: String) -> Bool? {
        let isTrue = ["yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"].contains { text.isExactly($0) }
        let isFalse = ["no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"].contains { text.isExactly($0) }
        return isTrue ? true : isFalse ? false : nil
    }

    private static func withoutSign(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...]
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte.isASCIIDigit || byte == UInt8(ascii: "_") }

    private static func isInteger(_ bytes: [UInt8]) -> Bool {
        let text = withoutSign(bytes)
        guard let first = text.first, first.isASCIIDigit else { return false }
        let rest = text.dropFirst()
        guard first == UInt8(ascii: "0") else { return rest.allSatisfy(isDigit) || isSexagesimal(text) }
        switch rest.first {
        case nil: return true
        case UInt8(ascii: "b"): return rest.count > 1 && rest.dropFirst().allSatisfy { "01_".utf8.contains($0) }
        case UInt8(ascii: "x"):
            return rest.count > 1
                && rest.dropFirst().allSatisfy { $0.hexadecimalValue != nil || $0 == UInt8(ascii: "_") }
        default: return rest.allSatisfy { "01234567_".utf8.contains($0) }
        }
    }

    /// `1:30`, which is ninety.
    private static func isSexagesimal(_ text: ArraySlice<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, !first.isEmpty, first.allSatisfy(isDigit) else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...2).contains(part.count) && part.allSatisfy(\.isASCIIDigit)
                && (part.count == 1 || (part.first ?? 0) < UInt8(ascii: "6"))
        }
    }

    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        let text = withoutSign(bytes)
        let word = String(decoding: text, as: UTF8.self)
        if [".inf", ".Inf", ".INF"].contains(where: { word.isExactly($0) }) { return true }
        if bytes.count == text.count, [".nan", ".NaN", ".NAN"].contains(where: { word.isExactly($0) }) { return true }
        guard let point = text.firstIndex(of: UInt8(ascii: ".")) else { return false }
        let whole = text[..<point]
        let behind = text[(point + 1)...]
        let fraction = behind.prefix(while: isDigit)
        let exponent = behind[fraction.endIndex...]
        if whole.contains(UInt8(ascii: ":")) { return exponent.isEmpty && isSexagesimal(whole) }
        let hasDigits =
            whole.isEmpty
            ? bytes.count == text.count && fraction.first?.isASCIIDigit == true
            : whole.first?.isASCIIDigit == true && whole.allSatisfy(isDigit)
        guard hasDigits else { return false }
        guard let mark = exponent.first else { return true }
        let digits = exponent.dropFirst(2)
        return mark | 0x20 == UInt8(ascii: "e") && exponent.count > 2
            && exponent.dropFirst().first.map { "+-".utf8.contains($0) } == true && digits.allSatisfy(\.isASCIIDigit)
    }

    /// `2026-01-30`, or more with a time behind it.
    private static func isTime(_ bytes: [UInt8]) -> Bool {
        let parts = bytes.prefix(10).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isDate = bytes.count == 10 && parts.map(\.count) == [4, 2, 2]
        guard parts.count == 3, parts[0].count == 4, parts[0].allSatisfy(\.isASCIIDigit) else { return false }
        if isDate { return parts.allSatisfy { $0.allSatisfy(\.isASCIIDigit) } }
        return bytes.contains(UInt8(ascii: ":")) && bytes.allSatisfy { $0.isASCIIDigit || "-:.tTZ +".utf8.contains($0) }
    }
}
