import Testing

@testable import ServiceModel

@Suite struct RecursionPassTests {
    @Test func marksMembersThatLeadBack() throws {
        var service = try buildService(
            response: ##""A":{"$ref":"#/components/schemas/A"},"L":{"$ref":"#/components/schemas/Leaf"}"##,
            schemas: ##"""
                "A":{"type":"object","properties":{
                  "Part":{"type":"object","properties":{"B":{"$ref":"#/components/schemas/B"}}},
                  "List":{"type":"array","items":{"$ref":"#/components/schemas/A"}},
                  "Leaf":{"$ref":"#/components/schemas/Leaf"}}},
                "B":{"type":"object","properties":{"Back":{"$ref":"#/components/schemas/A"}}},
                "Leaf":{"type":"object","properties":{"X":{"type":"string"}}}
                """##
        )
        RecursionPass.markIndirectMembers(of: &service)
        var marked: [String] = []
        func collect(_ shape: Shape) {
            for member in shape.members {
                if member.isIndirect { marked.append("\(shape.path).\(member.wireName)") }
                if case .shape(let inner) = member.type.declared { collect(inner) }
            }
        }
        for shape in service.sharedShapes { collect(shape) }
        for action in service.actions { collect(action.response) }
        #expect(marked == ["#A.Part.B", "#B.Back"])
    }
}
