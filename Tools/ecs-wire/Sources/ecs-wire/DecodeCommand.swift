import ArgumentParser
import CommandSupport
import ECSRuntime

/// `ecs-wire decode`
struct DecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode",
        abstract: "Decode a response, and print it as JSON in wire names.",
        discussion: """
            Members come in the order of the metadata, absent ones are left out. A body that is malformed anywhere, or over \
            a limit, ends with 65 and the byte offset; a value that its declared type can't hold with 1 and the path.
            """
    )

    @Option(help: "The action, such as DescribeInstances.")
    var action: String?

    @Flag(help: "The body is an error answer, which has no action.")
    var error = false

    @Option(help: "The body's format: xml or json.")
    var from: BodyFormat

    @Flag(help: "Add \"$unknown\": the paths of everything in the body that the types do not have.")
    var reportUnknown = false

    @Argument(help: "The body; '-' is standard input.", completion: .file(extensions: ["xml", "json"]))
    var input = "-"

    func validate() throws {
        if error == (action != nil) { throw ValidationError("give either --action or --error") }
    }

    func run() throws {
        guard let action else { return try decode(ServiceError.self) }
        try decodeResponse(of: ActionLookup.requestType(of: action))
    }

    private func decodeResponse<Request: ServiceRequest>(of type: Request.Type) throws {
        try decode(Request.Response.self)
    }

    private func decode<Response: WireDecodable & WireEncodable>(_ type: Response.Type) throws {
        let body = try CommandInput.read(input, limit: DecodingLimits().bodyBytes)
        let decoder = WireDecoder(format: from == .xml ? .xml : .json)
        let text = try CommandFailure.reporting(in: input) {
            guard reportUnknown else { return try decoder.decode(type, from: body).jsonText() }
            let report = try decoder.decodeReportingUnknown(type, from: body)
            return Self.joined(
                try report.value.jsonText(), try UnknownPaths(unknownPaths: report.unknownPaths).jsonText()
            )
        }
        try StandardStreams.writeResult(text + "\n")
    }

    /// Two JSON objects as one with the members of both.
    private static func joined(_ first: String, _ second: String) -> String {
        first.utf8.count > 2 ? first.dropLast() + "," + second.dropFirst() : second
    }
}

/// The format of a body.
enum BodyFormat: String, ExpressibleByArgument, CaseIterable {
    case xml
    case json
}

/// The paths of what a response does not hold.
private struct UnknownPaths: WireEncodable {
    let unknownPaths: [String]

    static var wireFields: StaticString { "$unknown\tunknownPaths\t[" }

    func encode(into writer: inout WireWriter) { writer.strings(0, unknownPaths) }
}
