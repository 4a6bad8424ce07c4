import Foundation
import RequestSigning
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
    let path: String?
    let params: [String: String]?
    let headers: [String: String]?
    let body: String?
    let hashedPayloadGiven: String?
    let canonicalRequest: String?
    let stringToSign: String
    let signedHeaders: String?
    let signature: String
    let authorization: String?

    var testDescription: String { id }

    var parameters: [QueryParameter] {
        (params ?? [:]).map { QueryParameter(name: $0.key, value: $0.value) }
    }

    private static let corpusFile = SharedData.url("corpus/signature-vectors.json")

    static var isCorpusPresent: Bool { FileManager.default.fileExists(atPath: corpusFile.path) }

    /// The verified vectors of one signature version; none where the corpus is absent.
    static func corpus(version: String) -> [SignatureVector] {
        guard let data = try? Data(contentsOf: corpusFile) else { return [] }
        do {
            return try JSONDecoder().decode([SignatureVector].self, from: data).filter {
                $0.verified && $0.version == version
            }
        } catch {
            Issue.record("the corpus can't be read: \(error)")
            return []
        }
    }
}
