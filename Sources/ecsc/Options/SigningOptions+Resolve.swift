import CommandSupport
import CredentialProviders
import ExactText
import Foundation
import RequestEmission
import RequestSigning
import SpecCompiler

extension SigningOptions {
    /// The environment of the process: where credentials and passwords may be.
    var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// Everything that signing takes, with credentials found and the clock read.
    ///
    /// - Throws: `CommandFailure`: 64 for an endpoint that is no host, 77 where a signature is wanted and there are no credentials.
    func resolve(isSigned: Bool) throws -> RequestEmitter.Signing {
        // Not every kind makes a URL, which would say so too.
        if let endpoint, !RequestMessage.isHost(endpoint) {
            throw CommandFailure(.usage, "the endpoint is not a host name with an optional port")
        }
        return RequestEmitter.Signing(
            credentials: isSigned ? try credentials() : nil,
            timestamp: timestamp ?? .now(),
            method: method,
            responseFormat: responseFormat,
            endpoint: endpoint
        )
    }

    /// `--region` can't be another than the spec's: the spec is what was reviewed.
    func checkRegion(of instance: CompiledInstance) throws {
        if let region, !region.isExactly(instance.request.regionID) {
            throw CommandFailure(
                .usage, "--region is '\(region)', but '\(instance.name)' is for '\(instance.request.regionID)'"
            )
        }
    }

    private func credentials() throws -> Credentials {
        if demoCredentials {
            StandardStreams.writeMessage("note: signed with the public demo credentials; the service will refuse it\n")
            return .demo
        }
        return try CredentialLookup.find(profile: profile, environment: environment)
    }
}

/// The nonces of a run's requests, in output order.
struct NonceSequence {
    /// `--nonce`; random ones when absent.
    let given: String?
    private let nonces: [String]

    /// Makes the nonces.
    ///
    /// - Parameters:
    ///   - given: `--nonce`; random ones when absent.
    ///   - count: How many requests the run makes.
    init(given: String?, count: Int) {
        self.given = given
        guard let given, count != 1 else {
            nonces = (0..<count).map { _ in given ?? SignatureNonce.random() }
            return
        }
        nonces = (0..<count).map { "\(given)-\($0 + 1)" }
    }

    /// The nonce of the request at an index from 0; every spelling of one request has the same, so that the service
    /// takes only one of them.
    func nonce(at index: Int) -> String { nonces[index] }
}
