import DiagnosticsCore
import Foundation
import RAMPolicy
import TestSupport
import Testing

@testable import SpecCompiler

/// Folders with a spec, the findings about it, what it compiles to, and, where that is there, its policies.
@Suite struct CompilationGoldenTests {
    @Test(arguments: GoldenCase.specs) func specGivesWhatIsRecorded(_ golden: GoldenCase) throws {
        let (file, format) = try golden.spec()
        let compilation = try Compilation(file, format: format, files: golden.files)
        let isGood = compilation.errors.isEmpty
        try golden.expect([
            "diagnostics.txt": TextRenderer().render(compilation.findings),
            "parameters.json": isGood ? Self.parameters(of: compilation.instances) : "",
            "policies.json": golden.has("policies.json") ? try Self.policies(of: compilation.instances) : "",
        ])
    }

    @Test func thereAreCases() { #expect(GoldenCase.specs.count > 150) }

    private static func parameters(of instances: [CompiledInstance]) -> String {
        let objects = instances.map { instance in
            let sent = instance.sent.merging(["Action": instance.request.action]) { first, _ in first }
            return JSONText.object(sent.sorted { $0.key < $1.key }.map { ($0.key, JSONText.string($0.value)) })
        }
        return JSONText.list(objects).text(indentation: 2) + "\n"
    }

    private static func policies(of instances: [CompiledInstance]) throws -> String {
        let library = try bundledLibrary.get()
        let objects = instances.map { instance in
            let policies = InstancePolicies(for: instance, library: library)
            return JSONText.object([
                ("role", policies.role?.json ?? .literal("null")), ("trust", policies.trust?.json ?? .literal("null")),
                ("caller", policies.caller.document.json),
            ])
        }
        return JSONText.list(objects).text(indentation: 2) + "\n"
    }
}
