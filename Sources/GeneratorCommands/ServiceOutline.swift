import ServiceModel

/// A service as a list of lines, for showing and comparing.
struct ServiceOutline {
    /// One member, wherever it stands.
    struct Line: Hashable {
        /// `request.DataDisk[].Size`
        let path: String
        /// `32-bit integer, 20 to 500, required`
        let facts: String
    }

    /// The members of an action with everything below them, in the metadata's order.
    static func lines(of action: Action, in service: Service) -> [Line] {
        var outline = ServiceOutline(service: service)
        outline.add(action.request, path: "request", inside: [])
        outline.add(action.response, path: "response", inside: [])
        return outline.lines
    }

    private var lines: [Line] = []
    private let shared: [String: Shape]

    private init(service: Service) {
        shared = Dictionary(service.sharedShapes.map { ($0.schemaName, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func add(_ shape: Shape, path: String, inside open: Set<String>) {
        for member in shape.members {
            let path = "\(path).\(member.wireName)"
            var phrases = member.phrases { "'\($0)'" }
            if member.style != .plain { phrases.append("style \(member.style.rawValue)") }
            if member.isDeprecated { phrases.append("deprecated") }
            lines.append(Line(path: path, facts: phrases.joined(separator: ", ")))
            add(member.type, path: path, inside: open)
        }
    }

    private mutating func add(_ type: ValueType, path: String, inside open: Set<String>) {
        switch type {
        case .object(let shape): add(shape, path: path, inside: open)
        case .list(let item): add(item, path: path + "[]", inside: open)
        case .map(let value): add(value, path: path + "{}", inside: open)
        case .shared(let name):
            // A schema inside itself has been shown already.
            guard !open.contains(name), let shape = shared[name] else { return }
            add(shape, path: path, inside: open.union([name]))
        case .string, .int32, .int64, .double, .bool, .json, .enumeration: break
        }
    }
}
