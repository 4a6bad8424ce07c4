import SourceTree

/// Lenient access, as official files write the same fact in several ways: `true` and `"true"`, `1` and `"1"`.
extension DocumentNode {
    /// The text of a scalar that is not null.
    var scalarText: String? {
        guard case .scalar(let scalar) = content, !scalar.isNull else { return nil }
        return scalar.text
    }

    /// Whether a scalar says true.
    var isTrue: Bool { scalarText == "true" }

    /// The items of a list; none for anything else.
    var listItems: [DocumentNode] {
        guard case .sequence(let items) = content else { return [] }
        return items
    }

    /// The members of a mapping; none for anything else.
    var members: [Entry] {
        guard case .mapping(let entries) = content else { return [] }
        return entries
    }

    /// The scalars of a list, or a single scalar as a list of one.
    var scalarTexts: [String] {
        if let scalarText { return [scalarText] }
        return listItems.compactMap(\.scalarText)
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
