import SourceTree

/// Lenient access, as official files write the same fact in several ways: `true` and `"true"`, `1` and `"1"`.
extension DocumentNode {
    /// Whether a scalar says true.
    var isTrue: Bool { text == "true" }

    /// The scalars of a list, or a single scalar as a list of one.
    var scalarTexts: [String] {
        if let text { return [text] }
        return (items ?? []).compactMap(\.text)
    }
}

/// Steps of a JSON pointer (RFC 6901).
enum JSONPointer {
    /// A pointer one step longer.
    static func appending(_ step: String, to pointer: String) -> String {
        guard step.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            return pointer + "/" + step
        }
        var escaped = ""
        for scalar in step.unicodeScalars {
            switch scalar {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return pointer + "/" + escaped
    }
}
