import ServiceModel
import SwiftSource

/// Emits `init(from:)`: one assignment a property; those that have no value by themselves come first, so that the rest
/// can follow in functions.
struct DecodeEmitter {
    let access: Access

    func emit(_ fields: [Field]) -> [Declaration] {
        var first: [Statement] = []
        var rest: [Statement] = []
        for field in fields {
            let statement = Statement.assign(.member(.keyword(.self), field.name), value(of: field))
            if field.presence == .optional { rest.append(statement) } else { first.append(statement) }
        }
        return FunctionSplitter.split(rest, after: first, prefix: "readFields") { name, body in
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

    private func value(of field: Field) -> Expression {
        let number = Expression.Argument(nil, .integer(field.number))
        var arguments = [number]
        if let type = field.readType {
            arguments.append(.init(field.type.isContainer ? "of" : "as", .type(.named(type))))
        }
        var read = Expression.call(.member("node", field.readMethod), arguments)
        let keepsAbsence = field.type.isContainer && field.presence != .emptyAtFirst
        if keepsAbsence { read = .call("node", "optional", number, .init(nil, read)) }
        guard field.presence == .required else { return read }
        guard let placeholder = placeholder(for: field) else {
            return .call(.member("node", "requiredObject"), arguments)
        }
        return .call(.member("node", "required"), [number, .init(nil, read), .init("or", placeholder)])
    }

    /// What stands in for a missing value until its error is thrown; objects have a method of their own.
    private func placeholder(for field: Field) -> Expression? {
        switch field.type {
        case .string: .string("")
        case .int32, .int64, .double: .integer(0)
        case .bool: .keyword(.false)
        case .json: .member("WireValue", "null")
        case .enumeration, .time: .call(.name(field.readType ?? ""), [.init("rawValue", .string(""))])
        case .list: .emptyArray
        case .map: .emptyDictionary
        case .object, .shared: nil
        }
    }
}
