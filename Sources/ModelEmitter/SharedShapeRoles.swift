import ExactText
import ServiceModel

/// In which directions a type travels.
struct ShapeRole: OptionSet {
    let rawValue: Int
    /// It is sent.
    static let encoded = ShapeRole(rawValue: 1)
    /// It is received.
    static let decoded = ShapeRole(rawValue: 2)
    /// It is sent inside a JSON text, where an empty list and none are not the same.
    static let inJSONText = ShapeRole(rawValue: 4)
    /// It stands in a request, whose limits are worth knowing before it is sent.
    static let limited = ShapeRole(rawValue: 8)
}

extension ShapeRole {
    /// What requests and what is in them do.
    static let request: ShapeRole = [.encoded, .limited]
    /// What responses and what is in them do; they are written too, as a local endpoint does.
    static let response: ShapeRole = [.encoded, .decoded]

    /// The role of what stands inside a member of a shape in this role.
    func inside(_ member: Member) -> ShapeRole {
        contains(.encoded) && member.style == .json ? union(.inJSONText) : self
    }
}

/// Finds out which shared shapes requests and responses lead to.
struct SharedShapeRoles {
    private var roles: [ExactText: ShapeRole] = [:]
    private let shapes: [ExactText: Shape]
    /// Shared shapes that were reached and not yet followed: a chain of them can be as long as the metadata.
    private var awaited: [(name: ExactText, role: ShapeRole)] = []

    init(of service: Service) {
        shapes = Dictionary(
            service.sharedShapes.map { (ExactText($0.schemaName), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for action in service.actions {
            follow(action.request, as: .request)
            follow(action.response, as: .response)
        }
    }

    func role(of shape: Shape) -> ShapeRole { roles[ExactText(shape.schemaName)] ?? [] }

    private mutating func follow(_ shape: Shape, as role: ShapeRole) {
        mark(shape, as: role)
        while let next = awaited.popLast() {
            if let shape = shapes[next.name] { mark(shape, as: next.role) }
        }
    }

    private mutating func mark(_ shape: Shape, as role: ShapeRole) {
        for member in shape.members { mark(member.type, as: role.inside(member)) }
    }

    private mutating func mark(_ type: ValueType, as role: ShapeRole) {
        switch type {
        case .object(let shape): mark(shape, as: role)
        case .list(let item), .map(let item): mark(item, as: role)
        case .shared(let name):
            let key = ExactText(name)
            let known = roles[key, default: []]
            guard !known.isSuperset(of: role) else { return }
            roles[key] = known.union(role)
            awaited.append((key, role))
        case .string, .int32, .int64, .double, .bool, .json, .time, .enumeration: break
        }
    }
}
