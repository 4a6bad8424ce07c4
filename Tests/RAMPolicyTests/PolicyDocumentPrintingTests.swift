import Foundation
import RAMPolicy
import Testing

@Suite struct PolicyDocumentPrintingTests {
    @Test func rolePolicyHasTheDocumentedForm() throws {
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

    @Test func trustPolicyIsTheDocumentedOne() {
        #expect(
            PolicyDocument.ecsTrust.compactText
                == #"{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","#
                + #""Principal":{"Service":["ecs.aliyuncs.com"]}}],"Version":"1"}"#
        )
    }
}
