import ExactText
import RAMPolicy
import Testing

@Suite struct ResourceBindingsTests {
    private let bindings = ResourceBindings(
        region: "cn-hangzhou",
        account: "42",
        ids: ["image": ["m-1"], "securitygroup": ["sg-1", "sg-2"]]
    )

    @Test(arguments: [
        ("acs:ecs:{regionId}:{accountId}:image/{imageNo}", ["acs:ecs:cn-hangzhou:42:image/m-1"]),
        ("acs:ecs:{regionId}:{accountId}:instance/*", ["acs:ecs:cn-hangzhou:42:instance/*"]),
        (
            "acs:ecs:{regionId}:{accountId}:securitygroup/{groupNo}",
            ["acs:ecs:cn-hangzhou:42:securitygroup/sg-1", "acs:ecs:cn-hangzhou:42:securitygroup/sg-2"]
        ),
        (
            "acs:ecs:{regionId}:{accountId}:{resourceType}/{resourceId}",
            [
                "acs:ecs:cn-hangzhou:42:image/m-1", "acs:ecs:cn-hangzhou:42:securitygroup/sg-1",
                "acs:ecs:cn-hangzhou:42:securitygroup/sg-2",
            ]
        ),
        ("acs:ecs:{fromRegionId}:{accountId}:image/{imageNo}", ["acs:ecs:*:42:image/m-1"]),
        ("acs:ecs:*:{accountId}:*", ["acs:ecs:*:42:*"]),
        // Nothing of this kind is named, so the rest of the templates stands alone.
        ("acs:ecs:{regionId}:{accountId}:keypair/{keyPairName}", []),
        // The metadata's one template without a resource states none.
        ("acs:ecs:{regionId}:{accountId}:", []),
    ])
    func fillsTemplates(template: String, expected: [String]) {
        let always = "acs:ecs:{regionId}:{accountId}:always/*"
        let need = AuthorizationNeed(
            action: "ecs:X",
            templates: [template, always],
            bindings: bindings,
            reason: "it is called"
        )
        #expect(need.resources.map(\.pattern) == expected + ["acs:ecs:cn-hangzhou:42:always/*"])
    }

    @Test func withoutAFactEverythingIsAllowedForThatReason() {
        let none = AuthorizationNeed(action: "kms:X", templates: [], bindings: bindings, reason: "it is called")
        #expect(none.resources.map(\.pattern) == ["*"])
        #expect(none.resources.first?.reason == "no authorization fact states a narrower resource")
        let unnamed = AuthorizationNeed(
            action: "ecs:X",
            templates: ["acs:ecs:{regionId}:{accountId}:disk/{diskId}"],
            bindings: bindings,
            reason: "it is called"
        )
        #expect(unnamed.resources.map(\.pattern) == ["*"])
        #expect(unnamed.resources.first?.reason == "the call names none of the resources that ecs:X is checked against")
    }

    @Test func anActionWithoutSingleResourcesIsAllowedOnAll() {
        let need = AuthorizationNeed(
            action: "ecs:X", templates: ["*"], bindings: bindings, reason: "it is called", remark: "tables differ"
        )
        #expect(need.resources.map(\.pattern) == ["*"])
        #expect(need.resources.first?.reason == "ecs:X can't be limited to single resources, but tables differ")
    }

    @Test func anIDThatIsNotKnownYetStandsForAll() {
        let bindings = ResourceBindings(region: "cn-hangzhou", ids: ["instance": ["*"]])
        let need = AuthorizationNeed(
            action: "ecs:X",
            // The platform states both for some actions; one line is enough.
            templates: [
                "acs:ecs:{regionId}:{accountId}:instance/{instanceId}", "acs:ecs:{regionId}:{accountId}:instance/*",
            ],
            bindings: bindings, reason: "it is called"
        )
        #expect(need.resources.map(\.pattern) == ["acs:ecs:cn-hangzhou:*:instance/*"])
        #expect(need.resources.first?.reason == "which instance ecs:X names is not known in advance")
    }
}
