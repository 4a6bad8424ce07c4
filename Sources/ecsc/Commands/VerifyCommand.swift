import ArgumentParser
import CommandSupport
import CredentialProviders
import DiagnosticsCore
import ExactText
import Foundation
import RequestSigning
import SourceTree

/// `ecsc verify`: is this request signed with that secret?
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the signature of a signed URL or form.",
        discussion: """
            The secret comes from the credentials that would sign, or from the variable that --secret-from names. The \
            URL may stand in a command, such as one of 'compile --emit curl'. Exit code 1 if the signature does not verify.
            """
    )

    @Argument(help: ArgumentHelp("The URL; '-' reads it from standard input.", valueName: "url"))
    var url: String

    @Option(help: ArgumentHelp("The environment variable that holds the secret.", valueName: "envvar"))
    var secretFrom: String?

    @Flag(help: "Check against the documentation's public pair testid/testsecret.")
    var demoCredentials = false

    @Option(help: ArgumentHelp("A profile of ~/.aliyun/config.json; wins over the environment.", valueName: "name"))
    var profile: String?

    @Option(help: "The HTTP method; GET when absent, POST with --body.")
    var method: String?

    @Option(help: ArgumentHelp("The file with the form of a POST; '-' is standard input.", valueName: "file"))
    var body: String?

    func validate() throws {
        if [secretFrom != nil, demoCredentials, profile != nil].filter({ $0 }).count > 1 {
            throw ValidationError("--secret-from, --demo-credentials and --profile exclude each other")
        }
        if let method, method.isEmpty || !method.utf8.allSatisfy(\.isASCIILetter) {
            throw ValidationError("--method takes an HTTP method, such as GET, not '\(method)'")
        }
        if url == "-", body == "-" { throw ValidationError("standard input ('-') can be given once only") }
    }

    func run() throws {
        let method = method?.asciiUppercased ?? (body == nil ? "GET" : "POST")
        let text = url == "-" ? try read("-") : url
        let inCommand = URLInCommand.find(in: text)
        let verification: SignatureVerification
        do {
            verification = try SignatureVerification(
                method: method,
                url: inCommand ?? text,
                formBody: try body.map(read),
                accessKeySecret: try secret()
            )
        } catch let error as RequestSigningError {
            throw CommandFailure(
                error, isHostGiven: false, notes: inCommand.map(Self.takenOut).map { [$0] } ?? []
            )
        }
        let remarks = (inCommand.map(Self.takenOut).map { [$0] } ?? []) + verification.remarks
        guard verification.isValid else {
            throw CommandFailure(
                .findings, "the signature does not verify",
                notes: [
                    "it is checked as \(method); the method is part of what is signed",
                    "signed are \(verification.parameters.map(\.name).joined(separator: ", "))",
                ] + remarks
            )
        }
        for remark in remarks { StandardStreams.writeMessage("note: \(DisplayText.escape(remark))\n") }
        try StandardStreams.writeResult("the signature is valid\n")
    }

    /// The URL holds the signature, so it is not repeated.
    private static func takenOut(_ url: String) -> String {
        "the URL was taken out of the text around it: \(url.utf8.count) bytes"
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
