import ExactText
import ServiceModel
import SwiftSource

/// What the compiler is told of actions and members that should no longer be used.
///
/// Generated code itself has to build without a warning. What is inside a deprecated declaration may use others, and
/// reading and writing are only called through protocols; so a type with deprecated members has deprecated functions for
/// both, of which nobody else hears. A required member has to be set by its initialiser, so its doc comment alone says it.
enum Deprecation {
    /// For the types of an action of a service.
    static func attributes(of action: Action, in service: Service) -> [Attribute] {
        guard action.isDeprecated else { return [] }
        if action.substitutes.isEmpty { return [.deprecated(message: "the service advises against \(action.name)")] }
        let names = action.substitutes.map { name(ofSubstitute: $0, in: service) }
        return [.deprecated(message: "use " + names.joined(separator: " or "))]
    }

    /// An action in words: the metadata writes `Ecs::2014-05-26::DescribeDisks`.
    private static func name(ofSubstitute text: String, in service: Service) -> String {
        let parts = text.splitExactly(at: UInt8(ascii: ":")).filter { !$0.isEmpty }
        guard parts.count == 3 else { return text }
        if parts[0].isExactly(service.product), parts[1].isExactly(service.version) { return String(parts[2]) }
        return "\(parts[2]) of \(parts[0]) \(parts[1])"
    }

    /// For a property.
    static func attributes(of member: Member) -> [Attribute] {
        isMarked(member) ? [.deprecated(message: "the service advises against \(member.wireName)")] : []
    }

    /// Whether the property of a member has an attribute, so that code using it has to have one too.
    static func isMarked(_ member: Member) -> Bool { member.isDeprecated && !member.isRequired }

    /// Functions that use all members of a shape.
    static func marking(_ functions: [Declaration], of shape: Shape) -> [Declaration] {
        guard shape.members.contains(where: isMarked) else { return functions }
        return functions.map { declaration in
            guard case .function(var function) = declaration else { return declaration }
            function.attributes.append(.deprecated(message: nil))
            return .function(function)
        }
    }
}
