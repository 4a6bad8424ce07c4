import ECSRuntime
import Testing

@Suite struct ServiceErrorTests {
    @Test(arguments: [
        """
        <?xml version="1.0"?><Error><RequestId>R</RequestId><HostId>ecs.aliyuncs.com</HostId><Code>NotSupported</Code>
        <Message>No "x".</Message><Recommend>https://example.com/?a=1&amp;b=2</Recommend></Error>
        """,
        """
        {"RequestId":"R","HostId":"ecs.aliyuncs.com","Code":"NotSupported","Message":"No \\"x\\".",
         "Recommend":"https://example.com/?a=1&b=2","AccessDeniedDetail":{"x":1}}
        """,
    ])
    func bothLayouts(body: String) throws {
        let error = try ServiceError(decoding: body.utf8, httpStatus: 400)
        #expect(error.code == "NotSupported")
        #expect(error.message == "No \"x\".")
        #expect(error.requestID == "R")
        #expect(error.hostID == "ecs.aliyuncs.com")
        #expect(error.recommendation == "https://example.com/?a=1&b=2")
        #expect(error.httpStatus == 400)
        #expect(error.description == "NotSupported (HTTP 400): No \"x\". [request R]")
    }

    @Test func anErrorWithoutACodeIsStillOne() throws {
        let error = try ServiceError(decoding: "{\"Message\":\"m\"}".utf8)
        #expect(error.code.isEmpty)
        #expect(error.description == "error without a code: m")
    }

    @Test(arguments: [
        #"{"code":"C","message":"m","requestId":"r","hostId":"h","recommend":"l"}"#,
        #"{"Code":"C","message":"m","RequestId":"r","hostId":"h","Recommend":"l","success":false,"data":null}"#,
        "<Error><code>C</code><message>m</message><requestId>r</requestId><HostId>h</HostId><recommend>l</recommend></Error>",
    ])
    func eitherLetterCase(body: String) throws {
        let error = try ServiceError(decoding: body.utf8)
        #expect(error.code == "C" && error.message == "m")
        #expect(error.requestID == "r" && error.hostID == "h" && error.recommendation == "l")
    }

    @Test(arguments: [
        #"""
        {"Code":"NoPermission","Message":"m","AccessDeniedDetail":{"AuthAction":"ecs:RunInstances",
        "AuthPrincipalDisplayName":"2001","AuthPrincipalOwnerId":"1001","AuthPrincipalType":"SubUser",
        "EncodedDiagnosticMessage":"AQ==","NoPermissionType":"ImplicitDeny","PolicyType":"AccountLevelIdentityBasedPolicy"}}
        """#,
        #"""
        {"code":"NoPermission","message":"m","accessDeniedDetail":{"authAction":"ecs:RunInstances",
        "authPrincipalDisplayName":"2001","authPrincipalOwnerId":"1001","authPrincipalType":"SubUser",
        "encodedDiagnosticMessage":"AQ==","noPermissionType":"ImplicitDeny","policyType":"AccountLevelIdentityBasedPolicy"}}
        """#,
        """
        <Error><Code>NoPermission</Code><Message>m</Message><AccessDeniedDetail><AuthAction>ecs:RunInstances</AuthAction>
        <AuthPrincipalDisplayName>2001</AuthPrincipalDisplayName><AuthPrincipalOwnerId>1001</AuthPrincipalOwnerId>
        <AuthPrincipalType>SubUser</AuthPrincipalType><EncodedDiagnosticMessage>AQ==</EncodedDiagnosticMessage>
        <NoPermissionType>ImplicitDeny</NoPermissionType><PolicyType>AccountLevelIdentityBasedPolicy</PolicyType>
        </AccessDeniedDetail></Error>
        """,
    ])
    func saysWhichPermissionIsMissing(body: String) throws {
        let detail = try #require(try ServiceError(decoding: body.utf8).accessDenied)
        #expect(detail.action == "ecs:RunInstances")
        #expect(detail.principalDisplayName == "2001")
        #expect(detail.principalOwnerID == "1001")
        #expect(detail.principalType == "SubUser")
        #expect(detail.encodedDiagnosticMessage == "AQ==")
        #expect(detail.noPermissionType == "ImplicitDeny")
        #expect(detail.policyType == "AccountLevelIdentityBasedPolicy")
    }

    @Test(arguments: [
        ("7", 7), ("1", 1), ("0", nil), ("", nil), ("-3", nil), ("+3", nil), (" 3", nil), ("3.5", nil), ("later", nil),
        ("99999999999999999999", nil), ("٣", nil),
    ])
    func readsWhenToTryAgain(value: String, retryAfter: Int?) throws {
        let body = #"{"Code":"Throttling.User","Message":"m"}"#
        let error = try ServiceError(decoding: body.utf8, httpStatus: 429) { name in
            name == "x-acs-retry-after" ? value : nil
        }
        #expect(error.retryAfter == retryAfter)
        #expect(try ServiceError(decoding: body.utf8).retryAfter == nil)
    }

    @Test(arguments: ["<html><body>502</body></html>", #"{"status":502}"#, #"{"error":{"code":"C"}}"#, "<Error/>"])
    func whatIsNoErrorIsRefused(body: String) {
        let error = decodingError { _ = try ServiceError(decoding: body.utf8) }
        #expect(error?.code == .otherAnswer)
    }

    @Test func whatIsNeitherFormatIsRefused() {
        #expect(throws: WireDecodingError.self) { try ServiceError(decoding: "Bad Gateway".utf8) }
    }
}
