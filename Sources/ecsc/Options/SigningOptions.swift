public import ArgumentParser
public import RequestSigning
public import SpecCompiler

/// The options of every command that makes requests.
struct SigningOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The signature version.", valueName: "version"))
    var signature: SignatureVersion = .v1

    @Option(
        help: ArgumentHelp(
            "The HTTP method; when absent GET, but POST where the URL would pass 8192 bytes and the kind can hold a form.",
            valueName: "method"
        )
    )
    var method: RequestMethod?

    @Option(help: ArgumentHelp("What the service is to answer in.", valueName: "format"))
    var responseFormat: ResponseFormat = .json

    @Option(
        help: ArgumentHelp("A profile of ~/.aliyun/config.json; wins over the environment.", valueName: "name"),
        completion: .custom(CompletionCandidates.profiles)
    )
    var profile: String?

    @Option(
        help: ArgumentHelp("The region of a call that names none; with a spec it must be the spec's.", valueName: "id"))
    var region: String?

    @Option(help: ArgumentHelp("The host to send to, instead of the region's.", valueName: "host"))
    var endpoint: String?

    @Option(
        help: ArgumentHelp(
            "Where the products are reached from: the internet, or a VPC; --endpoint wins.", valueName: "network")
    )
    var network: ProductEndpoints.Network = .public

    @Option(
        help: ArgumentHelp("The time of signing, such as 2026-01-31T12:00:00Z; now when absent.", valueName: "rfc3339"),
        transform: SigningOptions.timestamp
    )
    var timestamp: Timestamp?

    @Option(
        help: ArgumentHelp(
            "The signature nonce, for reproducible output; of several requests STRING-1, STRING-2, …",
            valueName: "string"
        )
    )
    var nonce: String?

    @Flag(help: "Leave out the access key id, the signature and what belongs to it.")
    var unsigned = false

    @Flag(help: "Sign with the documentation's public pair testid/testsecret.")
    var demoCredentials = false

    func validate() throws {
        if unsigned, demoCredentials {
            throw ValidationError("--unsigned and --demo-credentials exclude each other")
        }
        if demoCredentials, profile != nil {
            throw ValidationError("--demo-credentials and --profile exclude each other")
        }
        if nonce?.isEmpty == true { throw ValidationError("--nonce must not be empty") }
    }

    static func timestamp(_ text: String) throws -> Timestamp {
        do {
            return try Timestamp(parsing: text)
        } catch {
            throw ValidationError("--timestamp: \(error.message)")
        }
    }
}

/// The signature versions that can be asked for.
enum SignatureVersion: String, ExpressibleByArgument, CaseIterable {
    /// HMAC-SHA1 over the query.
    case v1
}

extension RequestMethod: ExpressibleByArgument {}
extension ProductEndpoints.Network: ExpressibleByArgument {}
extension ResponseFormat: ExpressibleByArgument {}
