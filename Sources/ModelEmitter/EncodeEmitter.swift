import SwiftSource

/// Emits `encode(into:)`: one call a property.
struct EncodeEmitter {
    let access: Access

    func emit(_ fields: [Field]) -> [Declaration] {
        let statements = fields.map { field in
            Statement.expression(
                .call(
                    "writer", WireMethod.name(for: field.type), .init(nil, .integer(field.number)),
                    .init(nil, .member(.keyword(.self), field.name))
                )
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
