/// A JSON text to be printed, members in the order given.
public indirect enum JSONText: Sendable {
    /// A text, to be quoted and escaped.
    case string(String)
    /// A number, `true`, `false` or `null`, as it is to be printed.
    case literal(String)
    /// Items in order.
    case list([JSONText])
    /// Members in order.
    case object([Member])

    /// A member of an object.
    public typealias Member = (name: String, value: JSONText)

    /// `null`.
    public static let null = JSONText.literal("null")

    /// A whole number.
    public static func number(_ number: Int) -> JSONText { .literal(String(number)) }

    /// `true` or `false`.
    public static func bool(_ value: Bool) -> JSONText { .literal(value ? "true" : "false") }

    /// The text: without white space where `indentation` is nil, else one item a line.
    public func text(indentation: Int? = nil) -> String {
        var output = ""
        write(to: &output, indentation: indentation, depth: 0)
        return output
    }

    private func write(to output: inout String, indentation: Int?, depth: Int) {
        switch self {
        case .string(let text): output.appendJSONString(text)
        case .literal(let text): output += text
        case .list(let items):
            JSONText.writeItems(items, between: ("[", "]"), to: &output, indentation, depth) { item, output in
                item.write(to: &output, indentation: indentation, depth: depth + 1)
            }
        case .object(let members):
            JSONText.writeItems(members, between: ("{", "}"), to: &output, indentation, depth) { member, output in
                output.appendJSONString(member.name)
                output += indentation == nil ? ":" : ": "
                member.value.write(to: &output, indentation: indentation, depth: depth + 1)
            }
        }
    }

    private static func writeItems<Item>(
        _ items: [Item],
        between brackets: (String, String),
        to output: inout String,
        _ indentation: Int?,
        _ depth: Int,
        _ write: (Item, inout String) -> Void
    ) {
        func breakLine(_ depth: Int) {
            guard let indentation, !items.isEmpty else { return }
            output += "\n" + String(repeating: " ", count: indentation * depth)
        }
        output += brackets.0
        for (index, item) in items.enumerated() {
            if index > 0 { output += "," }
            breakLine(depth + 1)
            write(item, &output)
        }
        breakLine(depth)
        output += brackets.1
    }
}
