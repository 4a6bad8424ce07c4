import ArgumentParser
import CommandSupport
import ECSRuntime
import ExactText

/// `ecs-wire encode`
struct EncodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encode",
        abstract: "Flatten a request into the parameters that are sent.",
        discussion: #"A request is a JSON object in wire names: {"RegionId":"cn-hangzhou","DataDisk":[{"Size":40}]}"#
    )

    @Option(help: "The action, such as RunInstances.")
    var action: String

    @Option(help: "The request; '-' is standard input.", completion: .file(extensions: ["json"]))
    var input = "-"

    func run() throws {
        let type = try ActionLookup.requestType(of: action)
        let body = try CommandInput.read(input, limit: DecodingLimits().bodyBytes)
        let text = try CommandFailure.reporting(in: input) { try encode(type, body) }
        try StandardStreams.writeResult(text + "\n")
    }

    private func encode<Request: ServiceRequest & WireDecodable>(_ type: Request.Type, _ body: [UInt8]) throws -> String
    {
        let report = try WireDecoder(format: .json).decodeReportingUnknown(type, from: body)
        let unknown = report.unknownPaths.filter { !Self.commonPaths.contains(ExactText($0)) }
        // Leaving out what somebody asked for would change the request silently.
        guard unknown.isEmpty else { throw UnknownParameters(action: Request.action, paths: unknown) }
        let parameters = try report.value.queryParameters()
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        for (parameter, next) in zip(parameters, parameters.dropFirst()) where parameter.name.isExactly(next.name) {
            throw RepeatedParameter(action: Request.action, name: parameter.name)
        }
        return try WireValue.object(
            Dictionary(parameters.map { ($0.name, .string($0.value)) }, uniquingKeysWith: { first, _ in first })
        ).jsonText()
    }

    /// What every call has beside the action's own parameters: given or not, it is not written.
    private static let commonPaths: Set<ExactText> = [
        "$.AccessKeyId", "$.Action", "$.Format", "$.SecurityToken", "$.Signature", "$.SignatureMethod",
        "$.SignatureNonce", "$.SignatureVersion", "$.Timestamp", "$.Version",
    ]
}

/// Members of a request that its action does not have.
struct UnknownParameters: Error, CustomStringConvertible {
    let action: String
    let paths: [String]

    var description: String { "\(action) has no parameter " + paths.joined(separator: ", ") }
}

/// Two members of a request that come out under one name.
struct RepeatedParameter: Error, CustomStringConvertible {
    let action: String
    let name: String

    var description: String { "two members of the \(action) request are both sent as \(name)" }
}
