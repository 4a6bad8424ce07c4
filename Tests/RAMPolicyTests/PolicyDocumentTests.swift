import DiagnosticsCore
import Foundation
import RAMPolicy
import SourceTree
import TestSupport
import Testing

@Suite struct PolicyDocumentTests {
    @Test func rolePolicyHasTheDocumentedForm() {
        let documented = """
            {
                "Statement": [
                    {
                        "Action": [
                            "yundun-systrust:GenerateNonce",
                            "yundun-systrust:GenerateAikcert",
                            "yundun-systrust:RegisterMessage",
                            "yundun-systrust:PutMessage"
                        ],
                        "Resource": "*",
                        "Effect": "Allow"
                    }
                ],
                "Version": "1"
            }
            """
        #expect(PolicyDocument.trustedSystemRole.prettyText() == documented)
    }

    @Test(.enabled(if: SharedData.exists("seed/role-policy.json")))
    func rolePolicyEqualsTheSeed() throws {
        let seed = try String(contentsOf: SharedData.url("seed/role-policy.json"), encoding: .utf8)
        #expect(PolicyDocument.trustedSystemRole.prettyText() + "\n" == seed)
    }

    @Test func trustPolicyIsTheDocumentedOne() {
        let documented =
            #"{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"#
            + #"{"Service":["ecs.aliyuncs.com"]}}],"Version":"1"}"#
        #expect(PolicyDocument.ecsTrust.compactText == documented)
    }

    @Test(arguments: [
        (#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#, true),
        (#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["a:b","*:*"],"Resource":["acs:*:*:*:*"]}]}"#, true),
        (#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#, false),
        (#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]}"#, false),
        (#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"acs:ecs:*:*:disk/*"}]}"#, false),
        (
            #"{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","#
                + #""Condition":{"Bool":{"acs:SecureTransport":"true"}}}]}"#, false
        ),
    ])
    func tellsAdministratorAccess(text: String, expected: Bool) throws {
        #expect(try Reading(text).document().allowsEverything == expected)
    }

    @Test func sizesAroundTheLimits() throws {
        func findings(ofSize size: Int) -> [String] {
            let frame = PolicyDocument(statements: [PolicyStatement(.allow, .matching(.one("")), on: .one("*"))])
            // Not one byte a character: characters are what counts.
            let filler = String(repeating: "部", count: size - frame.size.compact)
            let document = PolicyDocument(
                statements: [PolicyStatement(.allow, .matching(.one(filler)), on: .one("*"))]
            )
            #expect(document.size.compact == size)
            return document.sizeFindings().map { "\($0.severity.rawValue) \($0.rule)" }
        }
        #expect(findings(ofSize: 2048) == [])
        #expect(findings(ofSize: 2049) == ["warning policy-size"])
        #expect(findings(ofSize: 6144) == ["warning policy-size"])
        #expect(findings(ofSize: 6145) == ["error policy-size"])
    }
}

/// A text read as a policy, with everything found on the way.
struct Reading {
    var policy: LocatedPolicy?
    var findings: [Diagnostic]

    init(_ text: String) {
        self.init(SourceFile(name: "policy.json", text: text))
    }

    init(_ file: SourceFile) {
        var sink = DiagnosticSink()
        do throws(UnreadableInput) {
            policy = try PolicyReader.read(file, into: &sink)
            findings = sink.diagnostics
        } catch {
            findings = sink.diagnostics + [error.diagnostic]
        }
    }

    /// The document, if nothing was found.
    func document() throws -> PolicyDocument {
        #expect(findings.isEmpty, "\(findings.map(\.message))")
        return try #require(policy).document
    }
}
