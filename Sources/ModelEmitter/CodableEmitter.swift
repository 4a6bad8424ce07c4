import ServiceModel
import SwiftSource

/// Emits `Codable` with the wire names as keys: what is decoded and encoded has the shape of the wire.
struct CodableEmitter {
    let access: Access
    let role: ShapeRole
    let typeReference: (ValueType) -> TypeReference

    func emit(_ shape: Shape) -> [Declaration] {
        // Without members, what is synthesized is right.
        guard !shape.members.isEmpty else { return [] }
        return [.type(keys(of: shape)), .function(decoding(shape)), .function(encoding(shape))]
    }

    private func keys(of shape: Shape) -> TypeDeclaration {
        TypeDeclaration(
            .enum,
            access: .private,
            name: "CodingKeys",
            conformances: ["String", "CodingKey"],
            members: shape.members.map { .enumCase($0.swiftName, rawValue: $0.wireName) }
        )
    }

    private func decoding(_ shape: Shape) -> FunctionDeclaration {
        let container = Expression.attempt(.call("decoder", "container", .init("keyedBy", .type("CodingKeys"))))
        return FunctionDeclaration(
            access: access,
            name: nil,
            parameters: [.init("from", "decoder", modifier: "any", "Decoder")],
            isThrowing: true,
            body: [.declare("container", isConstant: true, container)] + shape.members.map(reading)
        )
    }

    private func reading(_ member: Member) -> Statement {
        let key = Expression.Argument("forKey", .implicitMember(member.swiftName))
        func read(_ method: String, _ type: ValueType, _ more: [Expression.Argument] = []) -> Expression {
            .call(.member("container", method), [.init(nil, .type(typeReference(type))), key] + more)
        }
        let value: Expression
        switch (Presence(of: member, in: role), member.type) {
        case (.emptyAtFirst, .list(let item)):
            value = read("decodeItems", item, member.itemName.map { [.init("under", .string($0))] } ?? [])
        case (.emptyAtFirst, .map(let item)): value = read("decodeEntries", item)
        case (.required, let type): value = read("decode", type)
        case (_, let type): value = read("decodeIfPresent", type)
        }
        return .assign(
            .member(.keyword(.self), member.isIndirect ? member.storageName : member.swiftName),
            .attempt(member.isIndirect ? .optionalAsArray(value) : value)
        )
    }

    private func encoding(_ shape: Shape) -> FunctionDeclaration {
        let container = Expression.call("encoder", "container", .init("keyedBy", .type("CodingKeys")))
        return FunctionDeclaration(
            access: access,
            name: "encode",
            parameters: [.init("to", "encoder", modifier: "any", "Encoder")],
            isThrowing: true,
            body: [.declare("container", isConstant: false, container)] + shape.members.map(writing)
        )
    }

    private func writing(_ member: Member) -> Statement {
        var arguments: [Expression.Argument] = [
            .init(nil, .member(.keyword(.self), member.swiftName)),
            .init("forKey", .implicitMember(member.swiftName)),
        ]
        let method: String
        switch (Presence(of: member, in: role), member.type) {
        case (.emptyAtFirst, .list):
            method = "encodeItems"
            if let itemName = member.itemName { arguments.append(.init("under", .string(itemName))) }
        case (.emptyAtFirst, _): method = "encodeEntries"
        case (.required, _): method = "encode"
        case (.optional, _): method = "encodeIfPresent"
        }
        return .expression(.attempt(.call(.member("container", method), arguments)))
    }
}
