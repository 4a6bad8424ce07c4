import ExactText

/// Marks the members through which a shared shape would contain itself, since a Swift struct can't.
///
/// A list or map on the way is enough to end the containment, so only plain members count.
public enum RecursionPass {
    /// Sets ``Member/isIndirect`` throughout a service.
    public static func markIndirectMembers(of service: inout Service) {
        let references = Dictionary(
            service.sharedShapes.map { (ExactText($0.schemaName), directReferences(of: $0)) },
            uniquingKeysWith: { first, _ in first }
        )
        let circles = ReferenceCircles(references).numbers
        for index in service.sharedShapes.indices {
            let owner = circles[ExactText(service.sharedShapes[index].schemaName)]
            mark(&service.sharedShapes[index], owner: owner, circles: circles)
        }
    }

    /// The shared shapes that are stored inside a shape without a list or map between.
    private static func directReferences(of shape: Shape) -> Set<ExactText> {
        var found: Set<ExactText> = []
        for member in shape.members {
            switch member.type {
            case .shared(let name): found.insert(ExactText(name))
            case .object(let inner): found.formUnion(directReferences(of: inner))
            default: break
            }
        }
        return found
    }

    /// A reference leads back to its owner exactly where both are in one circle.
    private static func mark(_ shape: inout Shape, owner: Int?, circles: [ExactText: Int]) {
        for index in shape.members.indices {
            switch shape.members[index].type {
            case .shared(let name):
                shape.members[index].isIndirect = owner != nil && circles[ExactText(name)] == owner
            case .object:
                shape.members[index].type.changeDeclared(shape: { mark(&$0, owner: owner, circles: circles) })
            default: break
            }
        }
    }
}

/// The strongly connected components of shapes that refer to each other, by Tarjan's algorithm (1972) without recursion.
private struct ReferenceCircles {
    /// The number of the component of each shape that has one.
    private(set) var numbers: [ExactText: Int] = [:]

    private struct Visit {
        var name: ExactText
        var rest: [ExactText]
    }

    init(_ references: [ExactText: Set<ExactText>]) {
        var order: [ExactText: Int] = [:]
        var lowest: [ExactText: Int] = [:]
        var open: [ExactText] = []
        var path: [Visit] = []
        func enter(_ name: ExactText) {
            order[name] = order.count
            lowest[name] = order[name]
            open.append(name)
            path.append(Visit(name: name, rest: Array(references[name] ?? [])))
        }
        for start in references.keys where order[start] == nil {
            enter(start)
            while let last = path.indices.last {
                let name = path[last].name
                if let next = path[last].rest.popLast() {
                    if order[next] == nil {
                        enter(next)
                    } else if numbers[next] == nil, let reached = order[next], let own = lowest[name] {
                        lowest[name] = min(own, reached)
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.name, let own = lowest[name], let before = lowest[parent] {
                    lowest[parent] = min(before, own)
                }
                guard lowest[name] == order[name], let number = order[name] else { continue }
                while let member = open.popLast() {
                    numbers[member] = number
                    if member == name { break }
                }
            }
        }
    }
}
