import ExactText
import ServiceModel
import SwiftSource

/// Emits the structs of shapes, with the types declared in place inside them.
struct ShapeEmitter {
    private let service: Service
    private let options: EmitterOptions
    private let documentation: DocumentationWriter
    private let enumerations: EnumerationEmitter
    private let sharedTypeNames: [ExactText: String]

    init(service: Service, options: EmitterOptions) {
        self.service = service
        self.options = options
        documentation = DocumentationWriter(service: service)
        enumerations = EnumerationEmitter(options: options, documentation: documentation)
        sharedTypeNames = Dictionary(
            service.sharedShapes.map { (ExactText($0.schemaName), $0.swiftName) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The request of an action.
    func emitRequest(of action: Action) -> TypeDeclaration {
        let facts = [("product", service.product), ("version", service.version), ("action", action.name)]
        let own: [Declaration] =
            [.typeAlias(options.access, name: "Response", .named(action.response.swiftName))]
            + facts.map { name, value in staticText(name, .string(value), "String") }
        let conformances = options.decodableRequests ? ["ServiceRequest", "WireDecodable"] : ["ServiceRequest"]
        return emit(
            action.request,
            role: requestRole,
            documentation: documentation.lines(forRequestOf: action),
            attributes: Deprecation.attributes(of: action, in: service),
            conformances: conformances,
            first: own
        )
    }

    /// The response of an action.
    func emitResponse(of action: Action) -> TypeDeclaration {
        let conformances = options.decodableRequests ? ["ServiceResponse", "WireEncodable"] : ["ServiceResponse"]
        return emit(
            action.response,
            role: responseRole,
            documentation: documentation.lines(forResponseOf: action),
            attributes: Deprecation.attributes(of: action, in: service),
            conformances: conformances,
            first: [
                staticText(
                    "wireBody",
                    .call(
                        "WireBody", "response", .init("of", .string(action.name)), .init("in", .string(service.product))
                    ),
                    "WireBody"
                )
            ]
        )
    }

    /// A shape that several places refer to.
    func emitShared(_ shape: Shape, role: ShapeRole) -> TypeDeclaration {
        let role: ShapeRole = options.decodableRequests ? [.encoded, .decoded] : role
        return emitPart(shape, role: role, documentation: documentation.lines(forShared: shape))
    }

    /// An enumeration that several members have.
    func emitShared(_ enumeration: Enumeration) -> TypeDeclaration {
        enumerations.emit(enumeration, of: enumeration.wireName)
    }

    private var requestRole: ShapeRole { options.decodableRequests ? [.encoded, .decoded] : .encoded }
    private var responseRole: ShapeRole { options.decodableRequests ? [.encoded, .decoded] : .decoded }

    private func emitPart(_ shape: Shape, role: ShapeRole, documentation: [String]) -> TypeDeclaration {
        var conformances: [String] = []
        if role.contains(.encoded) { conformances.append("WireEncodable") }
        if role.contains(.decoded) { conformances.append("WireDecodable") }
        return emit(shape, role: role, documentation: documentation, conformances: conformances)
    }

    private func emit(
        _ shape: Shape,
        role: ShapeRole,
        documentation lines: [String],
        attributes: [Attribute] = [],
        conformances: [String],
        first: [Declaration] = []
    ) -> TypeDeclaration {
        var members = first
        for member in shape.members { members += properties(for: member) }
        members.append(.function(initializer(for: shape)))
        if options.codable, !shape.members.isEmpty { members.append(.type(codingKeys(of: shape))) }
        if role.contains(.decoded) {
            members.append(wireNames(of: shape))
            let functions = DecodeEmitter(access: options.access, typeName: typeName(of:)).emit(shape)
            members += Deprecation.marking(functions, of: shape)
        }
        if role.contains(.encoded) {
            members += Deprecation.marking(EncodeEmitter(access: options.access).emit(shape), of: shape)
        }
        for member in shape.members {
            switch member.type.declared {
            case .shape(let inner):
                let lines = documentation.lines(forPart: inner, of: member)
                members.append(.type(emitPart(inner, role: role, documentation: lines)))
            case .enumeration(let enumeration):
                members.append(.type(enumerations.emit(enumeration, of: member.wireName)))
            case nil: break
            }
        }
        return TypeDeclaration(
            documentation: lines,
            attributes: attributes,
            access: options.access,
            name: shape.swiftName,
            conformances: conformances + (options.codable ? ["Codable"] : []),
            members: members
        )
    }

    // MARK: - Parts of a struct

    private func properties(for member: Member) -> [Declaration] {
        let type = typeReference(member.type)
        let property = VariableDeclaration(
            documentation: documentation.lines(for: member),
            attributes: Deprecation.attributes(of: member) + (member.isSecret ? ["@Redacted"] : []),
            access: options.access,
            name: member.swiftName,
            type: member.isRequired ? type : .optional(type),
            // A wrapped optional is not nil by itself.
            value: member.isSecret && !member.isRequired ? .initial(.keyword(.nil)) : .stored
        )
        guard member.isIndirect else { return [.variable(property)] }
        // A list of at most one element: what a struct needs in order to contain itself.
        let storage = Expression.member(.keyword(.self), member.storageName)
        var computed = property
        computed.value = .accessors(
            get: .member(storage, "first"),
            set: [.assign(storage, .optionalAsArray("newValue"))]
        )
        let stored = VariableDeclaration(
            access: .private,
            name: member.storageName,
            type: .array(type),
            value: .initial(.emptyArray)
        )
        return [.variable(computed), .variable(stored)]
    }

    private func initializer(for shape: Shape) -> FunctionDeclaration {
        let required = shape.members.filter(\.isRequired)
        return FunctionDeclaration(
            access: options.access,
            name: nil,
            parameters: required.map { .init(nil, $0.swiftName, typeReference($0.type)) },
            body: required.map { .assign(.member(.keyword(.self), $0.swiftName), .name($0.swiftName)) }
        )
    }

    private func wireNames(of shape: Shape) -> Declaration {
        let names = shape.members.map { ([$0.wireName] + $0.alternativeNames).joined(separator: "\t") }
        return staticText("wireNames", names.count > 1 ? .lines(names) : .string(names.first ?? ""), "StaticString")
    }

    private func codingKeys(of shape: Shape) -> TypeDeclaration {
        let cases = shape.members.map { member in
            Declaration.enumCase(member.isIndirect ? member.storageName : member.swiftName, rawValue: member.wireName)
        }
        return TypeDeclaration(
            .enum,
            access: .private,
            name: "CodingKeys",
            conformances: ["String", "CodingKey"],
            members: cases
        )
    }

    private func staticText(_ name: String, _ value: Expression, _ type: TypeReference) -> Declaration {
        .variable(
            VariableDeclaration(access: options.access, isStatic: true, name: name, type: type, value: .computed(value))
        )
    }

    // MARK: - Types

    private func typeReference(_ type: ValueType) -> TypeReference {
        switch type {
        case .string: "String"
        case .int32: "Int32"
        case .int64: "Int64"
        case .double: "Double"
        case .bool: "Bool"
        case .json: "WireValue"
        case .enumeration, .object, .shared, .time: .named(typeName(of: type))
        case .list(let item): .array(typeReference(item))
        case .map(let value): .dictionary(typeReference(value))
        }
    }

    /// The name of a declared or shared type; empty for others.
    private func typeName(of type: ValueType) -> String {
        switch type {
        case .enumeration(let enumeration): enumeration.swiftName
        case .object(let shape): shape.swiftName
        case .shared(let name): sharedTypeNames[ExactText(name)] ?? ""
        case .time: "WireTime"
        case .list(let item), .map(let item): typeName(of: item)
        case .string, .int32, .int64, .double, .bool, .json: ""
        }
    }
}
