import ServiceModel
import SwiftSource

/// Emits `encode(into:)`: one call a property.
struct EncodeEmitter {
    let access: Access

    func emit(_ shape: Shape) -> [Declaration] {
        let statements = shape.members.enumerated().map { field, member in
            let value = Expression.member(.keyword(.self), member.swiftName)
            return Statement.expression(
                .call("writer", WireMethod.name(for: member.type), .init(nil, .integer(field)), .init(nil, value))
            )
        }
        return FunctionSplitter.split(statements, prefix: "writeFields") { name, body in
            FunctionDeclaration(
                access: name == nil ? access : .private,
                name: name ?? "encode",
                parameters: [.init("into", "writer", modifier: "inout", "WireWriter")],
                body: body
            )
        } call: { name in
            .expression(.call(.member(.keyword(.self), name), [.init("into", .reference("writer"))]))
        }
    }
}
