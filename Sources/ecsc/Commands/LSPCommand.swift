import ArgumentParser
import CommandSupport
import DiagnosticsCore
import ExactText
import FileAccess
import LanguageServer
import RequestSigning
import SourceTree
import SpecCompiler
import SpecFiles

/// `ecsc lsp`: what the other commands know, in an editor.
struct LSPCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: "Serve editors: the findings of check while typing, fixes, explanations, completion.",
        discussion: """
            A language server (Language Server Protocol 3.17) over standard input and output, which an editor starts \
            itself. It looks at documents named *.ecs.yaml, *.ecs.yml or *.ecs.json, and at others in YAML or JSON that \
            have 'apiVersion: ecsc/v1' in them; nothing is sent anywhere. Exit code 0 after the client has asked it to \
            end, 1 where the client is gone without a word.

            Examples:
              ecsc lsp
              ecsc lsp --vars production.yaml
            """
    )

    @OptionGroup(title: "Spec options") var surroundings: SpecSurroundings

    func run() throws {
        var connection = ServerConnection(LanguageServer(in: try environment()))
        let status = try connection.serve()
        if status != .success { throw status }
    }

    private func environment() throws -> ServerEnvironment {
        let surroundings = surroundings
        let path = surroundings.variablesFile.flatMap { FileReading.resolve($0) }
        // What can't be read now is a fault; later the variables stay what they were.
        _ = try Self.variables(surroundings, path: path)
        let filesDir = surroundings.filesDir.map { FileReading.resolve($0) ?? $0 }
        return ServerEnvironment(
            library: try PlatformLibrary.bundled(),
            folder: { filesDir ?? $0 },
            files: { folder in
                folder.map(FileLoader.folder)
                    ?? FileLoader { _ in .failure(.notFound(reason: "a spec that was never saved lies in no folder")) }
            },
            settings: { path in
                // What is wrong in the file itself, 'check' tells.
                var search = SettingsSearch()
                return search.settings(forSpecAt: path)?.fileSettings
            },
            variablesPath: path,
            variables: { try? Self.variables(surroundings, path: path) },
            now: { Timestamp.now().secondsSinceEpoch }
        )
    }

    private static func variables(
        _ surroundings: SpecSurroundings, path: String?
    ) throws -> ServerEnvironment.Variables {
        var surroundings = surroundings
        if let path { surroundings.variablesFile = path }
        let given = try GivenVariables(surroundings, limits: ParseLimits())
        return ServerEnvironment.Variables(
            values: Dictionary(given.values.map { (ExactText($0), $1) }) { first, _ in first }, places: given.places,
            findings: given.findings.listed)
    }
}

/// Standard input and output, with a server between them.
private struct ServerConnection {
    private static let input: Int32 = 0
    /// The most messages that are taken together: what is cancelled or overtaken among them is not worked on.
    private static let largestBatch = 4096
    /// And the most bytes, but for the last message.
    private static let largestBatchBytes = 64 << 20

    private var server: LanguageServer
    private var reader = MessageReader()
    private var buffer = [UInt8](repeating: 0, count: 256 << 10)

    init(_ server: LanguageServer) { self.server = server }

    /// Serves until the client says that it ends, or is gone.
    ///
    /// - Returns: How the command ends.
    /// - Throws: `CommandFailure` where standard input can't be read, or output not be written.
    mutating func serve() throws -> ExitStatus {
        while true {
            if server.hasWork, !StreamReading.hasMore(Self.input) {
                guard try send(server.work()) else { return .findings }
                continue
            }
            guard let events = try readBatch() else { return .findings }
            guard try send(server.receive(events)) else { return .findings }
            if let status = server.exitStatus { return status == 0 ? .success : .findings }
            // Nothing tells any more where a message begins.
            if case .endlessHeader? = events.last { return .findings }
        }
    }

    /// What has arrived; nil at the end of the input.
    private mutating func readBatch() throws -> [MessageReader.Event]? {
        var events: [MessageReader.Event] = []
        var size = 0
        repeat {
            let count: Int
            do {
                count = try StreamReading.read(from: Self.input, into: &buffer)
            } catch {
                throw CommandFailure(.noInput, "<stdin>: \(error.reason)")
            }
            if count == 0 { return events.isEmpty ? nil : events }
            events += reader.read(buffer[..<count])
            size += count
        } while StreamReading.hasMore(Self.input) && events.count < Self.largestBatch && size < Self.largestBatchBytes
        return events
    }

    /// Sends messages; false where nobody reads them any more.
    private func send(_ messages: [[UInt8]]) throws -> Bool {
        guard !messages.isEmpty else { return true }
        return try StandardStreams.offerResult(messages.flatMap(\.framedAsMessage))
    }
}
