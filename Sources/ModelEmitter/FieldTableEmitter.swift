import ServiceModel
import SwiftSource

/// Emits `wireFields`: the table of the members that the runtime reads and writes by.
struct FieldTableEmitter {
    let access: Access
    let role: ShapeRole

    func emit(_ shape: Shape) -> Declaration {
        let lines = shape.members.map(line)
        return .variable(
            VariableDeclaration(
                access: access,
                isStatic: true,
                name: "wireFields",
                type: "StaticString",
                value: .computed(lines.count > 1 ? .lines(lines) : .string(lines.first ?? ""))
            )
        )
    }

    /// The columns are described at `WireObject.wireFields` of ECSRuntime.
    private func line(of member: Member) -> String {
        var columns = [member.wireName, member.swiftName] + member.alternativeNames.map { "=" + $0 }
        if let itemName = member.itemName { columns.append("/" + itemName) }
        if member.isSecret { columns.append("!") }
        if role.contains(.encoded), member.style == .json { columns.append("{") }
        if member.type.isContainer, role.inside(member).contains(.inJSONText) { columns.append("[") }
        if role.contains(.limited) { columns += limits(of: member) }
        return columns.joined(separator: "\t")
    }

    private func limits(of member: Member) -> [String] {
        let facts = member.facts
        func column(_ mark: String, _ least: String?, _ most: String?) -> String? {
            least == nil && most == nil ? nil : mark + (least ?? "") + ":" + (most ?? "")
        }
        func text(_ number: Int?) -> String? { number.map { String($0) } }
        switch member.type {
        case .int32, .int64, .double: return [column("#", facts.minimum, facts.maximum)].compactMap { $0 }
        case .string:
            return [column("~", text(facts.minLength), text(facts.maxLength))].compactMap { $0 }
        case .list:
            return [member.isRequired ? "+" : nil, column("*", text(facts.minItems), text(facts.maxItems))]
                .compactMap { $0 }
        case .bool, .json, .enumeration, .time, .object, .shared, .map: return []
        }
    }
}
