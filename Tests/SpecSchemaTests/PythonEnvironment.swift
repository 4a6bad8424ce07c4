import Foundation
import TestSupport
import Testing

/// Python with the packages that know the schemas, in an environment of its own below `.build`.
struct PythonEnvironment {
    private static let packages = ["jsonschema==4.23.0", "pydantic-sarif==0.1.1"]
    private static let folder = LanguageSchemaTests.root.appendingPathComponent(".build/test-tools/schemas")
    private static let python = folder.appendingPathComponent("bin/python")

    /// Makes the environment where there is none yet; nil, with the reason printed, where that can't be done.
    static func prepare() throws -> PythonEnvironment? {
        try lock.withLock {
            if try run(python, ["-c", "import jsonschema, pydantic_sarif"]).status == 0 { return PythonEnvironment() }
            let steps: [(URL, [String])] = [
                (URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-m", "venv", folder.path]),
                (python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"] + packages),
            ]
            for (program, arguments) in steps where try run(program, arguments).status != 0 {
                print("skipped: no schema validators: '\(arguments.joined(separator: " "))' failed")
                return nil
            }
            return PythonEnvironment()
        }
    }

    /// Tests run side by side, and only one may make the environment.
    private static let lock = NSLock()

    /// Runs a script that lies beside the tests, on files with the texts given.
    ///
    /// - Returns: Its output.
    func run(_ script: String, on texts: [String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ecsc-schema-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = Repository.root.appending(path: "Tests/SpecSchemaTests/\(script)")
        let paths = try texts.enumerated().map { index, text in
            let url = folder.appendingPathComponent("input\(index)")
            try Data(text.utf8).write(to: url)
            return url.path
        }
        let result = try Self.run(Self.python, [script.path] + paths)
        try #require(result.status == 0, "\(result.output)")
        return result.output
    }

    private static func run(_ program: URL, _ arguments: [String]) throws -> (status: Int32, output: String) {
        guard FileManager.default.isExecutableFile(atPath: program.path) else { return (127, "") }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
