import RequestSigning
import Testing

struct RPCSignatureTests {
    struct Published: Sendable, CustomTestStringConvertible {
        let id: String
        var method = "GET"
        let parameters: [(String, String)]
        let secret: String
        let signature: String

        var testDescription: String { id }
    }

    static let published = [
        Published(
            id: "describe-regions",
            parameters: [
                ("Action", "DescribeRegions"), ("Format", "XML"), ("Version", "2014-05-26"), ("AccessKeyId", "testid"),
                ("SignatureMethod", "HMAC-SHA1"), ("SignatureVersion", "1.0"), ("Timestamp", "2016-02-23T12:46:24Z"),
                ("SignatureNonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"),
            ],
            secret: "testsecret",
            signature: "OLeaidS1JvxuMvnyHOwuJ+uX5qY="
        ),
        Published(
            id: "reserved-characters-in-a-post",
            method: "POST",
            parameters: [
                ("AccessKeyId", "testid"), ("AccountName", "<a%b'>"), ("Action", "SingleSendMail"),
                ("AddressType", "1"), ("Format", "XML"), ("HtmlBody", "4"), ("RegionId", "cn-hangzhou"),
                ("ReplyToAddress", "true"), ("SignatureMethod", "HMAC-SHA1"),
                ("SignatureNonce", "c1b2c332-4cfb-4a0f-b8cc-ebe622aa0a5c"), ("SignatureVersion", "1.0"),
                ("Subject", "3"), ("TagName", "2"), ("Timestamp", "2016-10-20T06:27:56Z"),
                ("ToAddress", "1@test.com"), ("Version", "2015-11-23"),
            ],
            secret: "testsecret",
            signature: "llJfXJjBW3OacrVgxxsITgYaYm0="
        ),
        Published(
            id: "empty-values-and-a-space",
            parameters: [
                ("AccessKeyId", "accessKeyId"), ("Action", ""), ("Format", "JSON"), ("RegionId", "regionId"),
                ("SecurityToken", "accessKeyStsToken"), ("SignatureMethod", "HMAC-SHA1"),
                ("SignatureNonce", "MOCK_UUID"), ("SignatureType", ""), ("SignatureVersion", "1.0"),
                ("Timestamp", "mock date"), ("Version", ""),
            ],
            secret: "accessKeySecret",
            signature: "5Nxdcler+ihqWqv0Hr2On4PsBf4="
        ),
    ]

    @Test(arguments: published)
    func reproducesPublishedExample(_ example: Published) throws {
        let parameters = example.parameters.map { QueryParameter(name: $0.0, value: $0.1) }
        for order in [parameters, parameters.reversed()] {
            let result = try RPCSignature(method: example.method, parameters: order, accessKeySecret: example.secret)
            #expect(result.signature == example.signature)
        }
    }

    @Test(
        .enabled(if: SignatureVector.isCorpusPresent, "the corpus is not beside the repository"),
        arguments: SignatureVector.corpus(version: "V1")
    )
    func reproducesCorpus(_ vector: SignatureVector) throws {
        let result = try RPCSignature(
            method: try #require(vector.method),
            parameters: vector.parameters,
            accessKeySecret: vector.accessKeySecret
        )
        #expect(result.stringToSign == vector.stringToSign)
        #expect(result.signature == vector.signature)
    }

    @Test func signsExactlyWhatIsGiven() throws {
        let nothing = try RPCSignature(method: "", parameters: [], accessKeySecret: "")
        #expect(nothing.stringToSign == "&%2F&")
        let repeated = try RPCSignature(
            method: "PATCH",
            parameters: [
                QueryParameter(name: "Signature", value: "x"), QueryParameter(name: "a b", value: "2"),
                QueryParameter(name: "a b", value: "1"),
            ],
            accessKeySecret: "s"
        )
        #expect(repeated.stringToSign == "PATCH&%2F&Signature%3Dx%26a%2520b%3D1%26a%2520b%3D2")
    }
}
