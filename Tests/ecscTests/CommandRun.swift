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
    /// How many errors it reported.
    var errorCount: Int {
        errorText.split(separator: "\n").filter { line in
            // ArgumentParser writes its own with a capital.
            line.hasPrefix("error: ") || line.hasPrefix("Error: ") || line.contains(#/^[^ |]\S*:\d+:\d+: error: /#)
        }.count
    }

    /// The binary under test: the release build that `scripts/test` names, else the one built beside the tests.
    static let binary: URL = {
        if let path = ProcessInfo.processInfo.environment["ECSC_BINARY"] { return URL(fileURLWithPath: path) }
        // On Linux tests are a program in the build folder, on macOS a bundle in it.
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
        return folder.appendingPathComponent("ecsc")
    }()

    /// Runs the binary and waits for it.
    ///
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - input: Its standard input; empty when absent.
    ///   - environment: Its whole environment beside PATH and HOME; HOME is the folder, so no configuration of the
    ///     machine is read.
    ///   - folder: Its working folder.
    ///   - binary: Another binary to run.
    ///   - output: Where its output goes instead; `output` of the result is empty then.
    static func run(
        _ arguments: [String],
        input: Data = Data(),
        environment: [String: String] = [:],
        in folder: URL,
        binary: URL = CommandRun.binary,
        output: FileHandle? = nil
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
        process.standardOutput = try output ?? FileHandle(forWritingTo: files[1])
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

    /// Every file below the folder with its content, by relative path; links are not followed.
    func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: url.path) {
            let file = url.appendingPathComponent(name)
            let kind = try FileManager.default.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
            if kind == .typeRegular { files[name] = try Data(contentsOf: file) }
        }
        return files
    }

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
