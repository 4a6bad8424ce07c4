import ArgumentParser
import CommandSupport
import CredentialProviders
import DiagnosticsCore
import ExactText
import Foundation
import PastedCommands
import RequestSigning
import SourceTree

/// `ecsc verify`: is this request signed with that secret?
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the signature of a signed URL or form.",
        discussion: """
            The secret comes from the credentials that would sign, or from the variable that --secret-from names. The \
            URL may stand in a command, such as one of 'compile --emit curl', whose method and form count too. Exit code \
            1 if the signature does not verify. What the service answered then, given by --server-message, says what it \
            read in another way.

            Examples:
              ecsc compile web.ecs.yaml --demo-credentials | ecsc verify - --demo-credentials
              ecsc compile web.ecs.yaml --demo-credentials --emit curl | ecsc verify - --demo-credentials
            """
    )

    @Argument(
        help: ArgumentHelp("The URL, or a command with it; '-' reads it from standard input.", valueName: "url"))
    var url: String

    @Option(help: ArgumentHelp("The environment variable that holds the secret.", valueName: "envvar"))
    var secretFrom: String?

    @Flag(help: "Check against the documentation's public pair testid/testsecret.")
    var demoCredentials = false

    @Option(
        help: ArgumentHelp("A profile of ~/.aliyun/config.json; wins over the environment.", valueName: "name"),
        completion: .custom(CompletionCandidates.profiles)
    )
    var profile: String?

    @Option(help: "The HTTP method; GET when absent, POST with a form.")
    var method: String?

    @Option(
        help: ArgumentHelp("The file with the form of a POST; '-' is standard input.", valueName: "file"),
        completion: .file()
    )
    var body: String?

    @Option(
        help: ArgumentHelp(
            "What the service answered, or its message 'server string to sign is:…'; '-' is standard input.",
            valueName: "text"
        )
    )
    var serverMessage: String?

    @Option(
        help: ArgumentHelp("The time to judge the request's age at; now when absent.", valueName: "rfc3339"),
        transform: SigningOptions.timestamp
    )
    var timestamp: Timestamp?

    func validate() throws {
        if [secretFrom != nil, demoCredentials, profile != nil].filter({ $0 }).count > 1 {
            throw ValidationError("--secret-from, --demo-credentials and --profile exclude each other")
        }
        if let method, method.isEmpty || !method.utf8.allSatisfy(\.isASCIILetter) {
            throw ValidationError("--method takes an HTTP method, such as GET, not '\(method)'")
        }
        if [url, body, serverMessage].count(where: { $0?.isExactly("-") == true }) > 1 {
            throw ValidationError("standard input ('-') can be given once only")
        }
    }

    func run() throws {
        let request = PastedRequest(url == "-" ? try read("-") : url)
        let serverString = try serverMessage.map(serverStringToSign)
        let form = try body.map(read) ?? request.form
        if form == nil, let file = request.formFile {
            throw CommandFailure(.usage, "the command sends the file '\(file)'", help: "give it by --body")
        }
        let method = (method ?? request.method)?.asciiUppercased ?? (form == nil ? "GET" : "POST")
        // The URL holds the signature, so it is not repeated.
        let origin =
            request.isTakenOut ? ["the URL was taken out of the text around it: \(request.url.utf8.count) bytes"] : []
        let verification: SignatureVerification
        do {
            verification = try SignatureVerification(
                method: method, url: request.url, formBody: form, accessKeySecret: try secret()
            )
        } catch let error as RequestSigningError {
            throw CommandFailure(error, isHostGiven: false, notes: origin)
        }
        let age = verification.remarkOnAge(at: timestamp ?? .now())
        let remarks = origin + verification.remarks + (age.map { [$0] } ?? [])
        let stringToSign = StringToSign(verification.stringToSign)
        guard verification.isValid else {
            throw CommandFailure(
                .findings, "the signature does not verify",
                notes: [
                    "it is checked as \(method); the method is part of what is signed",
                    "signed are \(verification.parameters.map(\.name).joined(separator: ", "))",
                ] + remarks + ["string to sign: \(stringToSign.shown)"]
                    + (serverString.map { Self.comparison(of: stringToSign, with: $0) } ?? [])
            )
        }
        let compared = serverString.map { Self.comparison(of: stringToSign, with: $0) } ?? []
        for remark in remarks + compared {
            StandardStreams.writeMessage("note: \(DisplayText.escape(remark))\n")
        }
        try StandardStreams.writeResult("the signature is valid\n")
    }

    /// What the service's string to sign shows, one line each.
    private static func comparison(of here: StringToSign, with service: StringToSign) -> [String] {
        guard let difference = here.firstDifference(fromService: service) else {
            return ["the service signs the same string, so it is the secret that differs"]
        }
        return ["the service's: \(service.shown)", "first difference: \(difference)"]
    }

    private func serverStringToSign(_ message: String) throws -> StringToSign {
        let text = message == "-" ? try read("-") : message
        guard let string = StringToSign(inServerMessage: text) else {
            throw CommandFailure(
                .usage, "--server-message: there is no string to sign in it",
                help: "give the message of the error SignatureDoesNotMatch, with 'server string to sign is:'"
            )
        }
        return string
    }

    private func secret() throws -> String {
        if demoCredentials { return Credentials.demo.accessKeySecret }
        let environment = ProcessInfo.processInfo.environment
        guard let name = secretFrom else {
            return try CredentialLookup.find(profile: profile, environment: environment).accessKeySecret
        }
        guard let secret = environment.first(where: { $0.key.isExactly(name) })?.value, !secret.isEmpty else {
            throw CommandFailure(.noCredentials, "the environment variable '\(name)' is not set")
        }
        return secret
    }

    /// A URL or form is read without the byte order mark before it and the line break that ends it in a file.
    private func read(_ path: String) throws -> String {
        let bytes = try CommandInput.readWhole(path, limit: ParseLimits().bytes)
        guard let text = String(validating: bytes.dropFirst(ByteOrderMark.count(in: bytes)), as: UTF8.self) else {
            throw CommandFailure(.unreadableInput, "\(path): not UTF-8")
        }
        return String(text.trimmingASCIIBlanks())
    }
}
