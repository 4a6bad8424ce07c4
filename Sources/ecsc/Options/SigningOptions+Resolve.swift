import CommandSupport
import CredentialProviders
import ExactText
import Foundation
import RequestSigning
import SpecCompiler

extension SigningOptions {
    /// The environment of the process: where credentials and passwords may be.
    var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// Everything that signing takes, with credentials found and the clock read.
    ///
    /// - Throws: `CommandFailure`: 64 for an endpoint that is no host, 77 where a signature is wanted and there are no credentials.
    func resolve(isSigned: Bool) throws -> RequestSigner {
        // Not every kind makes a URL, which would say so too.
        if let endpoint, !RequestMessage.isHost(endpoint) {
            throw CommandFailure(.usage, "the endpoint is not a host name with an optional port")
        }
        return RequestSigner(
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
