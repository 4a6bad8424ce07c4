/// Takes the objects away that only wrap a list: `Instances: {Instance: [...]}` of an answer becomes the list `Instances`
/// whose items stand under `Instance`.
///
/// The platform's older products write every list of an answer that way, after XML. In a request the name inside would be
/// a part of every parameter's name, so objects stay there what they are.
public enum ListWrapperPass {
    /// Sets ``Member/itemName`` throughout the responses of a service.
    public static func flattenWrappers(of service: inout Service) {
        for index in service.actions.indices { flatten(&service.actions[index].response) }
        // Shared shapes stand in requests too, and only there the name inside matters: see `SharedShapeRoles`.
    }

    private static func flatten(_ shape: inout Shape) {
        for index in shape.members.indices {
            if let list = wrappedList(shape.members[index]) {
                shape.members[index].type = list.type
                shape.members[index].itemName = list.wireName
                shape.members[index].isSecret = shape.members[index].isSecret || list.isSecret
                shape.members[index].isDeprecated = shape.members[index].isDeprecated || list.isDeprecated
                shape.members[index].facts.minItems = list.facts.minItems
                shape.members[index].facts.maxItems = list.facts.maxItems
            }
            shape.members[index].type.changeDeclared(shape: { flatten(&$0) })
        }
    }

    /// The list that is all there is in a member.
    private static func wrappedList(_ member: Member) -> Member? {
        guard case .object(let wrapper) = member.type, wrapper.members.count == 1, let only = wrapper.members.first,
            case .list = only.type, only.alternativeNames.isEmpty, !only.mayBeJoined
        else { return nil }
        return only
    }
}
