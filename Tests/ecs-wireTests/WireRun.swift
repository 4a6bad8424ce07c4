import Foundation

/// One run of `ecs-wire`, which the package manager links beside the tests.
struct WireRun {
    let output: String
    let errorOutput: String
    let exitCode: Int32

    private static var productsFolder: URL {
        #if os(macOS)
            // The main bundle is Xcode's test runner.
            let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
            return (tests ?? .main).bundleURL.deletingLastPathComponent()
        #else
            return Bundle.main.bundleURL
        #endif
    }

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
        process.executableURL = Self.productsFolder.appendingPathComponent("ecs-wire")
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
