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
        emit(
            action.response,
            role: .response,
            documentation: documentation.lines(forResponseOf: action),
            attributes: Deprecation.attributes(of: action, in: service),
            conformances: ["ServiceResponse"],
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
        emitPart(
            shape, role: options.decodableRequests ? role.union(.decoded) : role,
            documentation: documentation.lines(forShared: shape)
        )
    }

    /// An enumeration that several members have.
    func emitShared(_ enumeration: Enumeration) -> TypeDeclaration {
        enumerations.emit(enumeration, of: enumeration.wireName)
    }

    private var requestRole: ShapeRole { options.decodableRequests ? [.request, .decoded] : .request }

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
        var fields: [Field] = []
        fields.reserveCapacity(shape.members.count)
        for (number, member) in shape.members.enumerated() {
            let field = Field(
                number, member, in: role, valueType: typeReference(member.type), typeName: typeName(of:))
            addProperty(field, of: member, to: &members)
            fields.append(field)
        }
        members.append(.function(initializer(of: fields)))
        members.append(FieldTableEmitter(access: options.access, role: role).emit(shape))
        if options.codable {
            let parts = CodableEmitter(access: options.access, role: role, typeReference: typeReference).emit(shape)
            members += Deprecation.marking(parts, of: shape)
        }
        if role.contains(.decoded) {
            members += Deprecation.marking(DecodeEmitter(access: options.access).emit(fields), of: shape)
        }
        if role.contains(.encoded) {
            members += Deprecation.marking(EncodeEmitter(access: options.access).emit(fields), of: shape)
        }
        for field in fields {
            switch field.type.declared {
            case .shape(let inner):
                let member = shape.members[field.number]
                let lines = documentation.lines(forPart: inner, of: member)
                members.append(.type(emitPart(inner, role: role.inside(member), documentation: lines)))
            case .enumeration(let enumeration):
                members.append(.type(enumerations.emit(enumeration, of: shape.members[field.number].wireName)))
            case nil: break
            }
        }
        return TypeDeclaration(
            documentation: lines,
            attributes: attributes,
            access: options.access,
            name: shape.swiftName,
            conformances: conformances + (role.contains(.encoded) ? ["CustomReflectable"] : []) + options.conformances,
            members: members
        )
    }

    // MARK: - Parts of a struct

    private func addProperty(_ field: Field, of member: Member, to members: inout [Declaration]) {
        var property = VariableDeclaration(
            documentation: documentation.lines(for: member),
            attributes: Deprecation.attributes(of: member),
            access: options.access,
            name: field.name,
            type: field.propertyType
        )
        guard let storageName = field.storageName else {
            // What the initialiser leaves out has a value at once.
            if field.isDeprecated, field.presence == .emptyAtFirst, let value = field.absentValue {
                property.value = .initial(value)
            }
            return members.append(.variable(property))
        }
        // A list of at most one element: what a struct needs in order to contain itself.
        let storage = Expression.member(.keyword(.self), storageName)
        property.value = .accessors(
            get: .member(storage, "first"),
            set: [.assign(storage, .optionalAsArray("newValue"))]
        )
        let stored = VariableDeclaration(
            access: .private,
            name: storageName,
            type: .array(field.valueType),
            value: .initial(.emptyArray)
        )
        members += [.variable(property), .variable(stored)]
    }

    /// One parameter a member: the required ones first, the others with what stands for their absence.
    private func initializer(of fields: [Field]) -> FunctionDeclaration {
        var parameters: [FunctionDeclaration.Parameter] = []
        var body: [Statement] = []
        for isRequired in [true, false] {
            // Whoever sets what the service advises against does so by its property, where the compiler can say it.
            for field in fields
            where isRequired == (field.presence == .required) && (isRequired || !field.isDeprecated) {
                parameters.append(.init(nil, field.name, field.propertyType, defaultValue: field.absentValue))
                let value = Expression.name(field.name)
                body.append(
                    field.storageName.map { .assign(.member(.keyword(.self), $0), .optionalAsArray(value)) }
                        ?? .assign(.member(.keyword(.self), field.name), value)
                )
            }
        }
        return FunctionDeclaration(access: options.access, name: nil, parameters: parameters, body: body)
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
        case .int32, .int64: "Int"
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
