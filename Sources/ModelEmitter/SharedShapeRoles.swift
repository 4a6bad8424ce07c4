import ExactText
import ServiceModel

/// In which directions a type travels.
struct ShapeRole: OptionSet {
    let rawValue: Int
    /// It is sent.
    static let encoded = ShapeRole(rawValue: 1)
    /// It is received.
    static let decoded = ShapeRole(rawValue: 2)
}

/// Finds out which shared shapes requests and responses lead to.
struct SharedShapeRoles {
    private var roles: [ExactText: ShapeRole] = [:]
    private let shapes: [ExactText: Shape]
    /// Shared shapes that were reached and not yet followed: a chain of them can be as long as the metadata.
    private var awaited: [ExactText] = []

    init(of service: Service) {
        shapes = Dictionary(
            service.sharedShapes.map { (ExactText($0.schemaName), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for action in service.actions {
            follow(action.request, as: .encoded)
            follow(action.response, as: .decoded)
        }
    }

    func role(of shape: Shape) -> ShapeRole { roles[ExactText(shape.schemaName)] ?? [] }

    private mutating func follow(_ shape: Shape, as role: ShapeRole) {
        mark(shape, as: role)
        while let name = awaited.popLast() {
            if let shape = shapes[name] { mark(shape, as: role) }
        }
    }

    private mutating func mark(_ shape: Shape, as role: ShapeRole) {
        for member in shape.members { mark(member.type, as: role) }
    }

    private mutating func mark(_ type: ValueType, as role: ShapeRole) {
        switch type {
        case .object(let shape): mark(shape, as: role)
        case .list(let item), .map(let item): mark(item, as: role)
        case .shared(let name):
            let key = ExactText(name)
            if roles[key, default: []].insert(role).inserted { awaited.append(key) }
        case .string, .int32, .int64, .double, .bool, .json, .time, .enumeration: break
        }
    }
}
