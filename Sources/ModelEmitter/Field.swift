import ServiceModel
import SwiftSource

/// What the parts of a generated struct need to know of a member, found once for all of them.
struct Field {
    /// The field number.
    let number: Int
    /// The name of its property.
    let name: String
    /// The stored property behind it, where there is one.
    let storageName: String?
    let type: ValueType
    /// The type of its value, without the optional around it.
    let valueType: TypeReference
    /// The Swift type that reading has to be told, if any.
    let readType: String?
    let readMethod: String
    let presence: Presence
    /// Whether the compiler is told that nobody should use it any more.
    let isDeprecated: Bool

    init(
        _ number: Int, _ member: Member, in role: ShapeRole, valueType: TypeReference, typeName: (ValueType) -> String
    ) {
        self.number = number
        name = member.swiftName
        storageName = member.isIndirect ? member.storageName : nil
        type = member.type
        self.valueType = valueType
        readType = WireMethod.takesType(member.type) ? typeName(member.type) : nil
        readMethod = WireMethod.readingName(for: member)
        presence = Presence(of: member, in: role)
        isDeprecated = Deprecation.isMarked(member)
    }

    /// The type of its property.
    var propertyType: TypeReference { presence == .optional ? .optional(valueType) : valueType }

    /// What stands for its absence; nil where it has to be there.
    var absentValue: Expression? {
        switch (presence, type) {
        case (.required, _): nil
        case (.optional, _): .keyword(.nil)
        case (.emptyAtFirst, .map): .emptyDictionary
        case (.emptyAtFirst, _): .emptyArray
        }
    }
}
