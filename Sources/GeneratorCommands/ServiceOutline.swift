import ExactText
import ServiceModel

/// A service as a list of lines, for showing and comparing.
struct ServiceOutline {
    /// One member, wherever it stands.
    struct Line: Hashable {
        /// `request.DataDisk[].Size`
        let path: String
        /// `32-bit integer, 20 to 500, required`
        let facts: String
        /// The type in words, with the wire style of a parameter; empty for what is no member.
        var type = ""
        /// Whether a request must have it.
        var isRequired = false
    }

    /// The members of an action with everything below them, in the metadata's order.
    static func lines(of action: Action, in service: Service) -> [Line] {
        var outline = ServiceOutline(service: service)
        outline.add(action.request, path: "request", inside: [])
        outline.add(action.response, path: "response", inside: [])
        return outline.lines
    }

    /// More lines than any action has; schemas that refer to each other several times over would make any number.
    private static let largestLineCount = 1 << 14
    /// Levels of shared schemas inside each other; more than any API nests, few enough for recursion.
    private static let largestDepth = 64

    private var lines: [Line] = []
    private let shared: [ExactText: Shape]

    private init(service: Service) {
        shared = Dictionary(
            service.sharedShapes.map { (ExactText($0.schemaName), $0) }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func add(_ shape: Shape, path: String, inside open: Set<ExactText>) {
        for member in shape.members {
            if lines.count >= Self.largestLineCount {
                if lines.count == Self.largestLineCount {
                    lines.append(Line(path: path, facts: "more than \(lines.count) members; the rest is left out"))
                }
                return
            }
            // A dot in a key is part of it, and another thing than a step.
            let isDotted = member.wireName.utf8.contains(UInt8(ascii: "."))
            let path = isDotted ? "\(path).'\(member.wireName)'" : "\(path).\(member.wireName)"
            var phrases = member.phrases { "'\($0)'" }
            if member.style != .plain { phrases.append("style \(member.style.rawValue)") }
            if member.isDeprecated { phrases.append("deprecated") }
            lines.append(
                Line(
                    path: path, facts: phrases.joined(separator: ", "),
                    type: "\(member.type) \(member.style.rawValue)", isRequired: member.isRequired
                )
            )
            add(member.type, path: path, inside: open)
        }
    }

    private mutating func add(_ type: ValueType, path: String, inside open: Set<ExactText>) {
        switch type {
        case .object(let shape): add(shape, path: path, inside: open)
        case .list(let item): add(item, path: path + "[]", inside: open)
        case .map(let value): add(value, path: path + "{}", inside: open)
        case .shared(let name):
            // A schema inside itself has been shown already.
            let key = ExactText(name)
            guard !open.contains(key), open.count < Self.largestDepth, let shape = shared[key] else { return }
            add(shape, path: path, inside: open.union([key]))
        case .string, .int32, .int64, .double, .bool, .json, .time, .enumeration: break
        }
    }
}
