import ArgumentParser
import CallFormat
import CommandOptions
import CommandSupport
import DiagnosticsCore
import RequestEmission
import RequestSigning
import SourceTree
import SpecCompiler

/// `ecsc sign`: any RPC call, signed as it is.
struct SignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign any RPC call, given as a JSON object of its parameters.",
        discussion: """
            The object names Action and Version, and the action's parameters, flattened ("Tag.1.Key") or nested. \
            Common parameters that it has, such as Timestamp, SignatureNonce or Format, are kept.

            Examples:
              ecsc sign --input call.json --demo-credentials
              echo '{"Action":"DescribeRegions","Version":"2014-05-26"}' | ecsc sign --unsigned
            """
    )

    /// What to make of the call.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case url, request, curl, query
        case stringToSign = "string-to-sign"
    }

    @Option(
        help: ArgumentHelp("The file with the call; standard input when '-' or absent.", valueName: "file"),
        completion: .file(extensions: ["json"])
    )
    var input = "-"

    @Option(name: .customLong("emit"), help: ArgumentHelp("What to make of the call.", valueName: "kind"))
    var kind: Kind = .url

    @OptionGroup(title: "Signing options") var signing: SigningOptions
    @OptionGroup(title: "Finding options") var findings: FindingOptions

    func validate() throws {
        if kind == .url, signing.method == .post {
            throw ValidationError("a URL alone can't carry a POST; use --emit request or curl")
        }
        if kind == .stringToSign, signing.unsigned {
            throw ValidationError("--emit string-to-sign and --unsigned exclude each other")
        }
    }

    func run() throws {
        let call = try readCall()
        let request = RPCRequest(
            host: try host(for: call), parameters: call.parameters, responseFormat: signing.responseFormat
        )
        do {
            try StandardStreams.writeResult(try text(for: request, action: call.action) + "\n")
        } catch let error as RequestSigningError {
            throw CommandFailure(error, isHostGiven: (signing.endpoint ?? signing.region) != nil)
        }
    }

    private func text(for request: RPCRequest, action: String) throws -> String {
        let resolved = try signing.resolve(isSigned: !signing.unsigned)
        let nonce = NonceSequence(given: signing.nonce, count: 1).nonce(at: 0)
        if kind == .stringToSign, let credentials = resolved.credentials {
            return try request.sign(
                method: resolved.method ?? .get, credentials: credentials, at: resolved.timestamp, nonce: nonce
            ).stringToSign
        }
        let isWhole = kind == .request || kind == .curl || resolved.method != nil
        let message = try resolved.message(for: request, nonce: nonce, in: isWhole ? .urlOrForm : .url)
        switch kind {
        case .curl: return message.curlCommand
        case .request: return message.json(name: action, action: action).text()
        case .query: return message.queryText
        case .url, .stringToSign: return message.url
        }
    }

    /// `--endpoint`, else the host of the product that has the call's version.
    private func host(for call: RPCCall) throws -> String {
        if let endpoint = signing.endpoint { return endpoint }
        guard let product = try PlatformProduct.serving(call.action, version: call.version) else {
            throw CommandFailure(
                .usage, "no product with version '\(call.version)' is known here",
                notes: ["known are \(PlatformProduct.all.map(\.name).joined(separator: ", "))"],
                help: "give --endpoint"
            )
        }
        let endpoints = try ProductEndpoints(of: product, network: signing.network)
        if let region = call.regionID { return endpoints.host(forRegion: region) }
        guard let host = endpoints.centralHost else {
            throw CommandFailure(.usage, "the product has no central endpoint; give --region or --endpoint")
        }
        return host
    }

    private func readCall() throws -> RPCCall {
        let file = SourceFile(
            name: CommandInput.name(of: input), bytes: try CommandInput.read(input, limit: ParseLimits().bytes)
        )
        let reporter = FindingsReporter(options: findings, areResult: false)
        var sink = DiagnosticSink()
        do {
            let call = try RPCCall.read(file, defaultRegion: signing.region, into: &sink)
            try call?.checkAction(into: &sink)
            try reporter.print(sink)
            guard let call, reporter.status(of: sink) == .success else { throw ExitStatus.findings }
            return call
        } catch let error as UnreadableInput {
            try reporter.print([error.diagnostic])
            throw ExitStatus.unreadableInput
        }
    }
}
