/// Marks the members through which a shared shape would contain itself, since a Swift struct cannot.
///
/// A list or map on the way is enough to end the containment, so only plain members count.
public enum RecursionPass {
    /// Sets ``Member/isIndirect`` throughout a service.
    public static func markIndirectMembers(of service: inout Service) {
        let references = Dictionary(
            service.sharedShapes.map { ($0.schemaName, directReferences(of: $0)) },
            uniquingKeysWith: { first, _ in first }
        )
        for index in service.sharedShapes.indices {
            let owner = service.sharedShapes[index].schemaName
            mark(&service.sharedShapes[index], owner: owner, references: references)
        }
    }

    /// The shared shapes that are stored inside a shape without a list or map between.
    private static func directReferences(of shape: Shape) -> Set<String> {
        var found: Set<String> = []
        for member in shape.members {
            switch member.type {
            case .shared(let name): found.insert(name)
            case .object(let inner): found.formUnion(directReferences(of: inner))
            default: break
            }
        }
        return found
    }

    private static func mark(_ shape: inout Shape, owner: String, references: [String: Set<String>]) {
        for index in shape.members.indices {
            switch shape.members[index].type {
            case .shared(let name):
                shape.members[index].isIndirect = reaches(owner, from: name, references)
            case .object(var inner):
                mark(&inner, owner: owner, references: references)
                shape.members[index].type = .object(inner)
            default: break
            }
        }
    }

    private static func reaches(_ target: String, from start: String, _ references: [String: Set<String>]) -> Bool {
        var seen: Set<String> = []
        var open = [start]
        while let name = open.popLast() {
            if name == target { return true }
            if seen.insert(name).inserted { open.append(contentsOf: references[name] ?? []) }
        }
        return false
    }
}
