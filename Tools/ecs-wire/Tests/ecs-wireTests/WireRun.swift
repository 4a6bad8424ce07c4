import Foundation

/// One run of `ecs-wire`, which the package manager links beside the tests.
struct WireRun {
    let output: String
    let errorOutput: String
    let exitCode: Int32

    /// Beside the test program, or beside the bundle that the test program is.
    private static let program: URL? = {
        let bundle = Bundle.main.bundleURL
        return [bundle, bundle.deletingLastPathComponent()].map { $0.appendingPathComponent("ecs-wire") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()

    /// Runs the program and waits for it.
    init(_ arguments: [String], input: some Sequence<UInt8>) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files, not pipes: what is long would fill a pipe that nobody reads yet.
        let files = try ["input", "output", "error"].map { name in
            let url = folder.appendingPathComponent(name)
            try Data(name == "input" ? Array(input) : []).write(to: url)
            return url
        }
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        output = try String(contentsOf: files[1], encoding: .utf8)
        errorOutput = try String(contentsOf: files[2], encoding: .utf8)
        exitCode = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }
}
