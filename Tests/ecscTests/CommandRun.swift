import Foundation

/// One run of the `ecsc` binary, as a user's shell would make it.
struct CommandRun {
    let status: Int32
    let output: Data
    let errorOutput: Data
    /// Whether the process ended by itself and not by a signal.
    let endedNormally: Bool

    var outputText: String { String(decoding: output, as: UTF8.self) }
    var errorText: String { String(decoding: errorOutput, as: UTF8.self) }

    /// The binary under test: the release build that `scripts/test` names, else the one beside the tests.
    static let binary: URL =
        ProcessInfo.processInfo.environment["ECSC_BINARY"].map { URL(fileURLWithPath: $0) }
        ?? Bundle.main.bundleURL.deletingLastPathComponent().appendingPathComponent("ecsc")

    /// Runs the binary and waits for it.
    ///
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - input: Its standard input; empty when absent.
    ///   - environment: Its whole environment beside PATH and HOME; HOME is the folder, so no configuration of the
    ///     machine is read.
    ///   - folder: Its working folder.
    static func run(
        _ arguments: [String],
        input: Data = Data(),
        environment: [String: String] = [:],
        in folder: URL,
        binary: URL = CommandRun.binary
    ) throws -> CommandRun {
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path].merging(environment) { $1 }
        let scratch = try TemporaryFolder()
        // Files instead of pipes: nothing can fill up and block.
        let files = try ["in", "out", "err"].map { name -> URL in
            let url = scratch.url.appendingPathComponent(name)
            try (name == "in" ? input : Data()).write(to: url)
            return url
        }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        return CommandRun(
            status: process.terminationStatus,
            output: try Data(contentsOf: files[1]),
            errorOutput: try Data(contentsOf: files[2]),
            endedNormally: process.terminationReason == .exit
        )
    }
}

/// A folder that is gone when the last reference is.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("ecsc-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file into the folder and returns its name.
    @discardableResult
    func write(_ name: String, _ content: Data) throws -> String {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true
        )
        try content.write(to: file)
        return name
    }

    /// Writes a text file into the folder and returns its name.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, Data(text.utf8))
    }
}

/// Places of the repository.
enum Repository {
    /// Its top folder.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// A folder of larger test data that may lie beside the repository.
    static let shared = root.deletingLastPathComponent().appendingPathComponent("shared")

    static func example(_ name: String) -> String {
        root.appendingPathComponent("Examples/\(name)").path
    }
}
