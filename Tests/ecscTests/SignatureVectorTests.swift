import Foundation
import TestSupport
import Testing

/// A published signature, in the shape of the corpus.
struct SignatureVector: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let version: String
    let verified: Bool
    let accessKeyId: String?
    let accessKeySecret: String
    let method: String?
    let params: [String: String]?
    let signature: String

    var testDescription: String { id }

    /// Those that `ecsc sign` can be asked for: an action, and a time that is one.
    static let signable: [SignatureVector] = {
        guard SharedData.exists("corpus/signature-vectors.json") else { return [] }
        do {
            let data = try Data(contentsOf: SharedData.url("corpus/signature-vectors.json"))
            return try JSONDecoder().decode([SignatureVector].self, from: data).filter { vector in
                vector.verified && vector.version == "V1" && vector.params?["Action"]?.isEmpty == false
                    && vector.params?["Timestamp"]?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil
            }
        } catch {
            Issue.record("the corpus can't be read: \(error)")
            return []
        }
    }()
}

/// `sign` against published signatures, and `verify` against `sign`.
@Suite struct SignatureVectorTests {
    /// What the signature adds: here it comes from options and the environment.
    private static let added = [
        "AccessKeyId", "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp", "SecurityToken",
    ]

    @Test(.enabled(if: SharedData.exists("corpus/signature-vectors.json")))
    func thereAreVectors() {
        #expect(SignatureVector.signable.count == 7)
    }

    @Test(arguments: SignatureVector.signable, ["url", "request", "curl", "query"])
    func signReproduces(_ vector: SignatureVector, as kind: String) throws {
        let parameters = try #require(vector.params)
        let call = parameters.filter { !Self.added.contains($0.key) }
        let isPOST = vector.method == "POST"
        if isPOST, kind == "url" { return }
        var environment = [
            "ALIBABA_CLOUD_ACCESS_KEY_ID": try #require(vector.accessKeyId),
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET": vector.accessKeySecret,
        ]
        if let token = parameters["SecurityToken"] { environment["ALIBABA_CLOUD_SECURITY_TOKEN"] = token }
        let folder = try TemporaryFolder()
        let run = try CommandRun.run(
            [
                "sign", "--emit", kind, "--endpoint", "localhost", "--method", try #require(vector.method),
                "--timestamp", try #require(parameters["Timestamp"]),
                "--nonce", try #require(parameters["SignatureNonce"]),
            ],
            input: try JSONEncoder().encode(call), environment: environment, in: folder.url
        )
        #expect(run.status == 0)
        #expect(run.errorText.isEmpty)
        let encoded = try #require(vector.signature.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        #expect(run.outputText.contains("&Signature=\(encoded)"))
        guard kind == "url" || kind == "query" else { return }
        let text = run.outputText.trimmingCharacters(in: .newlines)
        let form = try folder.write("form", text)
        let verification = try CommandRun.run(
            isPOST
                ? ["verify", "https://localhost/", "--body", form]
                : ["verify", kind == "url" ? text : "https://localhost/?\(text)"],
            environment: environment, in: folder.url
        )
        #expect(verification.outputText == "the signature is valid\n")
    }
}
