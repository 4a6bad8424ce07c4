import ServiceModel
import SwiftSource

/// Emits `init(from:)`: one assignment a property; those that have no value by themselves come first, so that the rest
/// can follow in functions.
struct DecodeEmitter {
    let access: Access
    let role: ShapeRole
    let typeName: (ValueType) -> String

    func emit(_ shape: Shape) -> [Declaration] {
        let fields = shape.members.enumerated()
        let isOptional = shape.members.map { Presence(of: $0, in: role) == .optional }
        func assignments(_ wanted: Bool) -> [Statement] {
            fields.filter { isOptional[$0.offset] == wanted }.map { assignment($0.element, field: $0.offset) }
        }
        return FunctionSplitter.split(assignments(true), after: assignments(false), prefix: "readFields") {
            name, body in
            FunctionDeclaration(
                access: name == nil ? access : .private,
                modifiers: name == nil ? [] : ["mutating"],
                name: name,
                parameters: [.init("from", "node", modifier: "borrowing", "WireNode")],
                body: body
            )
        } call: { name in
            .expression(.call(.member(.keyword(.self), name), [.init("from", "node")]))
        }
    }

    private func assignment(_ member: Member, field: Int) -> Statement {
        .assign(.member(.keyword(.self), member.swiftName), value(of: member, field: field))
    }

    private func value(of member: Member, field: Int) -> Expression {
        let number = Expression.Argument(nil, .integer(field))
        var arguments = [number]
        if WireMethod.takesType(member.type) {
            arguments.append(.init(member.type.isContainer ? "of" : "as", .type(.named(typeName(member.type)))))
        }
        let method = WireMethod.readingName(for: member)
        var read = Expression.call(.member("node", method), arguments)
        let keepsAbsence = member.type.isContainer && Presence(of: member, in: role) != .emptyAtFirst
        if keepsAbsence { read = .call("node", "optional", number, .init(nil, read)) }
        guard member.isRequired else { return read }
        guard let placeholder = placeholder(for: member.type) else {
            return .call(.member("node", "requiredObject"), arguments)
        }
        return .call(.member("node", "required"), [number, .init(nil, read), .init("or", placeholder)])
    }

    /// What stands in for a missing value until its error is thrown; objects have a method of their own.
    private func placeholder(for type: ValueType) -> Expression? {
        switch type {
        case .string: .string("")
        case .int32, .int64, .double: .integer(0)
        case .bool: .keyword(.false)
        case .json: .member("WireValue", "null")
        case .enumeration, .time: .call(.name(typeName(type)), [.init("rawValue", .string(""))])
        case .list: .emptyArray
        case .map: .emptyDictionary
        case .object, .shared: nil
        }
    }
}
