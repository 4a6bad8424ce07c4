import DiagnosticsCore
import Foundation
import RAMPolicy
import RequestEmission
import RequestSigning
import Testing

@testable import SpecCompiler

@Suite struct PlanTextTests {
    @Test(arguments: PlanCase.golden) func plansAreTheRecordedOnes(of planned: PlanCase) throws {
        let (instance, library) = try planned.compile()
        let plan = try RequestPlan(for: instance, library: library)
        let policy = try InstancePolicies.planCaller(of: plan, for: instance, library: library)
        let lines = policy.explanations.map { "\($0.path): \($0.value)\n    \($0.reason)\n" }
        try #require(planned.golden).expect([
            "plan.json": plan.json().text(indentation: 2) + "\n",
            "plan-caller-policy.json": policy.document.prettyText() + "\n", "explanations.txt": lines.joined(),
        ])
    }

    private static func emitter(_ library: PlatformLibrary) throws -> RequestEmitter {
        RequestEmitter(
            library: library,
            signing: .init(credentials: .demo, timestamp: try Timestamp(parsing: "2026-01-31T12:00:00Z"))
        )
    }

    private static func resolve(_ instance: CompiledInstance) throws -> ResolvedInstance {
        var sink = DiagnosticSink()
        let resolver = SecretResolver(environment: ["WEB_PASSWORD": "Secret-Pa55word"])
        return try #require(ResolvedInstance(instance, secrets: resolver, files: .none, into: &sink))
    }

    @Test(arguments: PlanCase.all) func everyStepWithoutEarlierAnswersIsSigned(of planned: PlanCase) throws {
        let (instance, library) = try planned.compile()
        let emitter = try Self.emitter(library)
        let plan = try emitter.plan(for: instance)
        var count = 0
        let messages = try emitter.messages(of: plan, for: try Self.resolve(instance)) {
            count += 1
            return "nonce-\(count)"
        }
        let signed = plan.steps.filter { !$0.needsEarlierAnswer }
        #expect(Set(messages.keys) == Set(signed.map(\.id)) && count == signed.count)
        for (index, step) in signed.enumerated() {
            let message = try #require(messages[step.id])
            #expect(message.url.hasPrefix("https://\(step.endpoint)/"))
            let query = "&\(message.queryText)&"
            for part in [
                "Action=\(step.action)", "Version=\(step.version)", "SignatureNonce=nonce-\(index + 1)",
                "AccessKeyId=testid",
            ] {
                #expect(query.contains("&\(part)&"), "\(step.id): \(part)")
            }
        }
        // Nothing that waits for an answer is among them.
        #expect(plan.steps.filter(\.needsEarlierAnswer).allSatisfy { messages[$0.id] == nil })
    }

    @Test func aSignedStepIsWhatSigningTheCallGives() throws {
        let (instance, library) = try PlanCase.named("trusted-6").compile()
        let emitter = try Self.emitter(library)
        let plan = try emitter.plan(for: instance)
        let messages = try emitter.messages(of: plan, for: try Self.resolve(instance)) { "n" }
        let call = RPCRequest(
            host: "ram.aliyuncs.com", action: "GetRole", version: "2015-05-01",
            parameters: [.init(name: "RoleName", value: "AliyunECSInstanceForYundunSysTrustRole")]
        )
        let expected = try call.sign(
            credentials: .demo, at: try Timestamp(parsing: "2026-01-31T12:00:00Z"), nonce: "n"
        ).message
        #expect(messages["get-role"]?.url == expected.url)
    }

    @Test func secretsStandOnlyInSignedRequests() throws {
        let (instance, library) = try PlanCase.named("plain").compile()
        let emitter = try Self.emitter(library)
        let plan = try emitter.plan(for: instance)
        let unsigned = plan.json().text()
        #expect(unsigned.contains(#""Password":{"fromEnvironment":"WEB_PASSWORD"}"#))
        #expect(!unsigned.contains("Pa55word") && !unsigned.contains("testid"))
        let messages = try emitter.messages(of: plan, for: try Self.resolve(instance)) { "n" }
        let signed = plan.json(requests: messages).text()
        #expect(signed.contains("Password=Secret-Pa55word"))
        #expect(!signed.contains("testsecret"))
        #expect(signed.components(separatedBy: "Pa55word").count == 2)
    }
}
