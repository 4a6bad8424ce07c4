import RequestSigning
import Testing

struct ACS3SignatureTests {
    static let runInstancesHeaders = [
        HeaderField(name: "x-acs-version", value: "2014-05-26"),
        HeaderField(name: "X-Acs-Action", value: " RunInstances\t"),
        HeaderField(name: "Host", value: "ecs.cn-shanghai.aliyuncs.com"),
        HeaderField(name: "User-Agent", value: "not signed"),
        HeaderField(name: "x-acs-date", value: "2023-10-26T10:22:32Z"),
        HeaderField(name: "x-acs-signature-nonce", value: "3156853299f313e23d1673dc12e1703d"),
        HeaderField(
            name: "x-acs-content-sha256",
            value: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        ),
    ]

    @Test func reproducesPublishedExample() throws {
        let result = try ACS3Signature(
            method: "POST",
            parameters: [
                QueryParameter(name: "RegionId", value: "cn-shanghai"),
                QueryParameter(name: "ImageId", value: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"),
            ],
            headers: Self.runInstancesHeaders,
            hashedPayload: try ACS3Signature.hashedPayload(of: []),
            credentials: Credentials(accessKeyID: "YourAccessKeyId", accessKeySecret: "YourAccessKeySecret")
        )
        #expect(
            result.stringToSign
                == "ACS3-HMAC-SHA256\n7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259"
        )
        #expect(result.signature == "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0")
        #expect(
            result.authorization == "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
                + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
                + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
        )
    }

    @Test(
        .enabled(if: SignatureVector.isCorpusPresent, "the corpus is not beside the repository"),
        arguments: SignatureVector.corpus(version: "V3")
    )
    func reproducesCorpus(_ vector: SignatureVector) throws {
        let body = try #require(vector.body)
        let result = try ACS3Signature(
            method: try #require(vector.method),
            path: try #require(vector.path),
            parameters: vector.parameters,
            headers: (vector.headers ?? [:]).map { HeaderField(name: $0.key, value: $0.value) },
            hashedPayload: try vector.hashedPayloadGiven ?? ACS3Signature.hashedPayload(of: body.utf8),
            credentials: Credentials(
                accessKeyID: try #require(vector.accessKeyId),
                accessKeySecret: vector.accessKeySecret
            )
        )
        #expect(result.canonicalRequest == vector.canonicalRequest)
        #expect(result.stringToSign == vector.stringToSign)
        #expect(result.signedHeaders == vector.signedHeaders)
        #expect(result.signature == vector.signature)
        #expect(result.authorization == vector.authorization)
    }

    @Test func joinsHeadersOfOneName() throws {
        let result = try ACS3Signature(
            method: "GET",
            path: "/a%20b",
            parameters: [QueryParameter(name: "a b", value: "")],
            headers: [
                HeaderField(name: "x-acs-test", value: " http"), HeaderField(name: "X-ACS-Test", value: "https "),
                HeaderField(name: "x-acs-empty", value: " "),
            ],
            hashedPayload: "",
            credentials: .demo
        )
        #expect(
            result.canonicalRequest
                == "GET\n/a%20b\na%20b=\nx-acs-empty:\nx-acs-test:http,https\n\nx-acs-empty;x-acs-test\n"
        )
    }

    @Test(arguments: [
        HeaderField(name: "x-acs-test", value: "a\nx-acs-version:1"), HeaderField(name: "x-acs-test", value: "a\r"),
        HeaderField(name: "x-acs-test", value: "\u{0}"), HeaderField(name: "", value: "a"),
        HeaderField(name: "x-acs-a:b", value: "a"), HeaderField(name: "x-acs-é", value: "a"),
    ])
    func refusesForgedHeaders(_ header: HeaderField) {
        let error = #expect(throws: RequestSigningError.self) {
            try ACS3Signature(
                method: "GET",
                parameters: [],
                headers: [header],
                hashedPayload: "",
                credentials: .demo
            )
        }
        #expect(error?.code == .invalidHeader)
    }
}
