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
    private var roles: [String: ShapeRole] = [:]
    private let shapes: [String: Shape]

    init(of service: Service) {
        shapes = Dictionary(service.sharedShapes.map { ($0.schemaName, $0) }, uniquingKeysWith: { first, _ in first })
        for action in service.actions {
            mark(action.request, as: .encoded)
            mark(action.response, as: .decoded)
        }
    }

    func role(of shape: Shape) -> ShapeRole { roles[shape.schemaName] ?? [] }

    private mutating func mark(_ shape: Shape, as role: ShapeRole) {
        for member in shape.members { mark(member.type, as: role) }
    }

    private mutating func mark(_ type: ValueType, as role: ShapeRole) {
        switch type {
        case .object(let shape): mark(shape, as: role)
        case .list(let item), .map(let item): mark(item, as: role)
        case .shared(let name):
            guard !roles[name, default: []].contains(role), let shape = shapes[name] else { return }
            roles[name, default: []].insert(role)
            mark(shape, as: role)
        case .string, .int32, .int64, .double, .bool, .json, .enumeration: break
        }
    }
}
