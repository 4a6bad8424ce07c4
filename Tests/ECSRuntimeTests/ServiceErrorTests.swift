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

    @Test func whatIsNeitherFormatIsRefused() {
        #expect(throws: WireDecodingError.self) { try ServiceError(decoding: "Bad Gateway".utf8) }
    }
}
