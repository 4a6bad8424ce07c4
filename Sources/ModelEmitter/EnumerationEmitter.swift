import ServiceModel
import SwiftSource

/// Emits the types of texts with known values.
struct EnumerationEmitter {
    let options: EmitterOptions
    let documentation: DocumentationWriter

    func emit(_ enumeration: Enumeration, of wireName: String) -> TypeDeclaration {
        let name = enumeration.swiftName
        let rawValue = VariableDeclaration(access: options.access, name: "rawValue", type: "String")
        let initializer = FunctionDeclaration(
            access: options.access,
            name: nil,
            parameters: [.init(nil, "rawValue", "String")],
            body: [.assign(.member(.keyword(.self), "rawValue"), "rawValue")]
        )
        let constants = enumeration.values.map { value in
            constant(value.swiftName, .named(name), .call(.name(name), [.init("rawValue", .string(value.wireValue))]))
        }
        let known = enumeration.values.map { Expression.member(.name(name), $0.swiftName) }
        return TypeDeclaration(
            documentation: documentation.lines(forEnumerationOf: wireName),
            access: options.access,
            name: name,
            conformances: ["WireEnumeration"] + (options.codable ? ["Codable"] : []),
            members: [.variable(rawValue), .function(initializer)] + constants
                + [
                    constant(
                        "knownValues", .array(.named(name)), .array(known), ["The values that the metadata lists."])
                ]
        )
    }

    private func constant(
        _ name: String, _ type: TypeReference, _ value: Expression, _ documentation: [String] = []
    ) -> Declaration {
        .variable(
            VariableDeclaration(
                documentation: documentation, access: options.access, isStatic: true, name: name, type: type,
                value: .computed(value)
            )
        )
    }
}
