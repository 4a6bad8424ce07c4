import ExactText
import RAMPolicy
import Testing

@Suite struct PolicyEvaluatorTests {
    private static let tagged = #"{"StringEquals":{"ecs:tag/owner":["lisi","zhangsan"]}}"#

    private static func policy(_ statements: String...) -> String {
        #"{"Version":"1","Statement":["# + statements.joined(separator: ",") + "]}"
    }

    private static func allow(_ action: String, _ resource: String = "*", condition: String? = nil) -> String {
        #"{"Effect":"Allow","Action":"\#(action)","Resource":"\#(resource)""#
            + (condition.map { #","Condition":\#($0)"# } ?? "") + "}"
    }

    private static func deny(_ action: String, condition: String? = nil) -> String {
        allow(action, condition: condition).replacing("Allow", with: "Deny")
    }

    @Test(arguments: [
        ("nothing said", policy(allow("vpc:*")), PolicyEvaluator.Decision.notAllowed),
        ("allowed by a pattern", policy(allow("ecs:Run*", "acs:ecs:cn-hangzhou:*:instance/*")), .allowed),
        ("another region", policy(allow("ecs:Run*", "acs:ecs:cn-beijing:*:instance/*")), .notAllowed),
        ("Deny wins, whatever its place", policy(deny("ecs:*"), allow("*")), .denied),
        ("Deny of something else", policy(allow("*"), deny("ecs:Delete*")), .allowed),
        ("a condition that holds", policy(allow("ecs:*", condition: tagged)), .allowed),
        (
            "a condition that does not",
            policy(allow("ecs:*", condition: #"{"StringEquals":{"ecs:tag/owner":"wangwu"}}"#)), .notAllowed
        ),
        ("a key without value", policy(allow("ecs:*", condition: #"{"Bool":{"acs:MFA":"true"}}"#)), .undetermined),
        (
            "Deny that may apply", policy(allow("*"), deny("*", condition: #"{"Bool":{"acs:MFA":"true"}}"#)),
            .undetermined
        ),
        ("Deny that may apply to nothing", policy(deny("*", condition: #"{"Bool":{"acs:MFA":"true"}}"#)), .notAllowed),
        (
            "a key that only looks the same",
            policy(allow("ecs:*", condition: #"{"StringEquals":{"ecs:tag/owne\u0301":"zhangsan"}}"#)), .undetermined
        ),
        (
            "every operator must hold",
            policy(
                allow(
                    "*",
                    condition: #"{"StringLike":{"ecs:tag/owner":"z*"},"#
                        + #""NotIpAddress":{"acs:SourceIp":"10.0.0.0/8"}}"#
                )
            ), .notAllowed
        ),
        ("unknown operator", policy(allow("*", condition: #"{"StringIs":{"ecs:tag/owner":"z*"}}"#)), .undetermined),
        (
            "all but",
            policy(#"{"Effect":"Allow","NotAction":"ram:*","Resource":"*"}"#), .allowed
        ),
        ("all but this", policy(#"{"Effect":"Allow","NotAction":"ecs:Run*","Resource":"*"}"#), .notAllowed),
        (
            "a trust policy",
            policy(#"{"Effect":"Allow","Action":"*","Principal":{"Service":["ecs.aliyuncs.com"]}}"#), .notAllowed
        ),
    ])
    func decides(name: String, text: String, expected: PolicyEvaluator.Decision) throws {
        let request = PolicyEvaluator.Request(
            action: "ecs:RunInstances",
            resource: "acs:ecs:cn-hangzhou:1:instance/i-1",
            context: [
                "ecs:tag/owner": ["zhangsan"], "ecs:tag/own\u{E9}": ["zhangsan"], "acs:SourceIp": ["10.1.2.3"],
            ]
        )
        let evaluator = PolicyEvaluator(policies: [try Reading(text).document()])
        #expect(evaluator.decide(request) == expected, "\(name)")
    }

    @Test(arguments: [
        ("StringEquals", "a", "a", true), ("StringEquals", "a", "A", false), ("StringEqualsIgnoreCase", "a", "A", true),
        ("StringEqualsIgnoreCase", "K", "\u{212A}", nil), ("StringEqualsIgnoreCase", "\u{E9}", "e\u{301}", false),
        ("StringEqualsIgnoreCase", "\u{C9}", "\u{E9}", nil), ("StringEquals", "\u{E9}", "e\u{301}", false),
        ("IpAddress", "1:\u{661}::", "1:1::", nil), ("IpAddress", "1:+1::", "1:1::", nil),
        ("StringNotEquals", "a", "b", true), ("StringNotEqualsIgnoreCase", "a", "A", false),
        ("StringLike", "a*", "abc", true), ("StringNotLike", "a*", "abc", false), ("StringEquals", "a*", "abc", false),
        ("NumericEquals", "1.0", "1", true), ("NumericNotEquals", "1", "2", true), ("NumericLessThan", "10", "9", true),
        ("NumericLessThanEquals", "9", "9", true), ("NumericGreaterThan", "9", "9", false),
        ("NumericGreaterThanEquals", "9", "10", true), ("NumericLessThan", "nan", "1", nil),
        ("NumericEquals", "x", "1", nil),
        ("DateEquals", "2026-01-31T08:00:00+08:00", "2026-01-31T00:00Z", true),
        ("DateLessThan", "2024-03-01T00:00:00Z", "2024-02-29T23:59:59Z", true),
        ("DateGreaterThan", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z", false),
        ("DateNotEquals", "2026-01-31T00:00:00Z", "2026-02-28T00:00:00Z", true),
        ("DateLessThanEquals", "2023-02-29T00:00:00Z", "2023-01-01T00:00:00Z", nil),
        ("DateGreaterThanEquals", "2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z", true),
        ("Bool", "true", "true", true), ("Bool", "true", "false", false), ("Bool", "true", "yes", nil),
        ("IpAddress", "10.0.0.0/8", "10.255.0.1", true), ("IpAddress", "10.0.0.0/8", "11.0.0.1", false),
        ("IpAddress", "10.0.0.1", "10.0.0.1", true), ("NotIpAddress", "192.168.0.0/17", "192.168.128.1", true),
        ("IpAddress", "0.0.0.0/0", "203.0.113.7", true), ("IpAddress", "10.0.0.0/33", "10.0.0.1", nil),
        ("NotIpAddress", "10.0.0/8", "10.0.0.1", nil), ("IpAddress", "2408:4320::/28", "2408:432f::1", true),
        ("IpAddress", "::1", "0:0:0:0:0:0:0:1", true), ("IpAddress", "2408::/16", "10.0.0.1", false),
        ("IpAddress", "1::2::3", "::1", nil), ("IpAddress", "1:2:3:4:5:6:7", "::1", nil),
    ])
    func compares(name: String, value: String, actual: String, expected: Bool?) throws {
        let condition = #"{"\#(name)":{"acs:Key":"\#(value)"}}"#
        let document = try Reading(Self.policy(Self.allow("*", condition: condition))).document()
        let request = PolicyEvaluator.Request(action: "a:B", resource: "r", context: ["acs:Key": [actual]])
        let decision: PolicyEvaluator.Decision =
            switch expected {
            case true?: .allowed
            case false?: .notAllowed
            case nil: .undetermined
            }
        #expect(PolicyEvaluator(policies: [document]).decide(request) == decision)
    }
}
