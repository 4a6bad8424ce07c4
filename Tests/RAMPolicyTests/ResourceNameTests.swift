import RAMPolicy
import Testing

@Suite struct ResourceNameTests {
    @Test(arguments: [
        "acs:ecs:cn-hangzhou:*:instance/i-bp1****", "acs:ram::1234567890123456:role/web", "acs:oss:*:*:bucket/a:b/*",
        "acs:ecs:*:*:*", "acs:*:*:*:*", "acs:vpc:cn-?:12*:vswitch/v", "acs:yundun-systrust:*:*:*",
        "acs:ram:*:system:policy/AdministratorAccess",
    ])
    func parsesAndPrints(text: String) throws {
        #expect(try ResourceName(parsing: text).description == text)
    }

    @Test(arguments: [
        ("", "does not begin"), ("arn:aws:s3:::x", "does not begin"), ("acs:ecs:*:*", "4 of the 5 parts"),
        ("acs::*:*:x", "no service"), ("acs:ecs:$regionid:*:x", "'$regionid' is no region"),
        ("acs:ecs:*:me:x", "'me' is no account"), ("acs:ecs:*:*:", "resource itself"), ("acs:ECS:*:*:x", "no service"),
    ])
    func saysWhatIsWrong(text: String, reason: String) {
        let error = #expect(throws: ResourceName.Malformed.self) { try ResourceName(parsing: text) }
        #expect(error?.reason.contains(reason) ?? false, "\(error?.reason ?? "")")
    }

    @Test func takesApart() throws {
        let name = try ResourceName(parsing: "acs:ecs:cn-hangzhou:1:image/m-1/x:y")
        #expect(name.region == "cn-hangzhou" && name.account == "1")
        #expect(name.resourceType == "image" && name.relative == "image/m-1/x:y")
    }
}
