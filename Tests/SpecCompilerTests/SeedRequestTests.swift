import DiagnosticsCore
import Foundation
import RAMPolicy
import TestSupport
import Testing

@testable import SpecCompiler

/// The documentation's own example, byte for byte.
@Suite struct SeedRequestTests {
    @Test(.enabled(if: SharedData.exists("seed/request.json"))) func exampleIsTheSeedsRequest() throws {
        let example = try #require(Examples.all.first { $0.contains("ecs.c6t.large") })
        let compilation = try Compilation(example)
        #expect(compilation.errors.isEmpty)
        let instance = try #require(compilation.instances.first)
        let sent = instance.sent.merging(["Action": instance.request.action]) { first, _ in first }
        let seed = try JSONSerialization.jsonObject(with: SharedData.data("seed/request.json"))
        #expect(sent == seed as? [String: String])
        let policies = InstancePolicies(for: instance, library: try bundledLibrary.get())
        let role = try #require(try foundationValue(policies.role?.compactText))
        #expect(role == (try JSONSerialization.jsonObject(with: SharedData.data("seed/role-policy.json")) as? NSObject))
        let caller = try #require(try foundationValue(policies.caller.document.compactText))
        let expected = try JSONSerialization.jsonObject(with: SharedData.data("seed/caller-policy-run-instances.json"))
        #expect(caller == expected as? NSObject)
    }

    private func foundationValue(_ text: String?) throws -> NSObject? {
        try text.flatMap { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSObject }
    }

    /// Only notes: what the documentation shows must pass in strict mode.
    @Test func examplesHaveNoWarnings() throws {
        #expect(Examples.all.count >= 2)
        for example in Examples.all {
            #expect(try Compilation(example).findings.allSatisfy { $0.severity == .note })
        }
    }
}
