import SwiftSource
import Testing

@testable import ModelEmitter

@Suite struct FunctionSplitterTests {
    @Test(arguments: [(0, 0, 1), (0, 40, 1), (0, 41, 3), (1, 40, 2), (45, 90, 4), (50, 0, 1)])
    func splitsBeyondTheLimit(first: Int, rest: Int, functions: Int) {
        let statements = (0..<rest).map { Statement.expression(.integer($0)) }
        let declarations = FunctionSplitter.split(
            statements,
            after: (0..<first).map { .expression(.integer(-$0)) },
            prefix: "part"
        ) { name, body in
            FunctionDeclaration(access: .internal, name: name ?? "whole", body: body)
        } call: { name in
            .expression(.name(name))
        }
        #expect(declarations.count == functions)
        let bodies = declarations.map { declaration in
            if case .function(let function) = declaration { function.body } else { [] }
        }
        // Nothing is lost, and nothing comes twice.
        #expect(bodies.dropFirst().flatMap { $0 }.count == (functions > 1 ? rest : 0))
        #expect(bodies.dropFirst().allSatisfy { $0.count <= FunctionSplitter.limit })
    }
}
