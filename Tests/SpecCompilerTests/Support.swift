import DiagnosticsCore
import Foundation
import InstanceSpec
import RAMPolicy
import SourceTree
import Testing
import YAMLTree

@testable import SpecCompiler

/// The data compiled into the program, read once for all tests.
let bundledLibrary = Result { try PlatformLibrary.bundled() }

/// What came of compiling one text.
struct Compilation {
    let instances: [CompiledInstance]
    let findings: [Diagnostic]

    init(
        _ file: SourceFile, format: SourceFormat = .yaml, variables: [String: String] = [:], files: FileLoader = .none
    ) throws {
        var run = CompilationRun(library: try bundledLibrary.get(), variables: variables)
        instances = try run.compile(file, format: format, files: files)
        run.finish()
        findings = run.findings.diagnostics.ordered()
    }

    init(_ text: String, format: SourceFormat = .yaml, files: FileLoader = .none) throws {
        try self.init(SourceFile(name: "spec", text: text), format: format, files: files)
    }

    /// Lines of `spec` in an otherwise complete document.
    init(spec lines: String, files: FileLoader = .none) throws {
        let body = lines.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)\n" }.joined()
        try self.init(
            "apiVersion: ecsc/v1\nkind: Instance\nmetadata: {name: web}\nspec:\n  region: cn-hangzhou\n" + body,
            files: files
        )
    }

    var errors: [Diagnostic] { findings.filter { $0.severity == .error } }
    var rules: [Rule] { findings.map(\.rule) }
}

extension CompiledInstance {
    /// The request's own parameters; a secret as where it comes from.
    var sent: [String: String] {
        Dictionary(
            request.parameters.map { parameter in
                switch parameter.value {
                case .text(let text): (parameter.name, text)
                case .secret(.environment(let name)): (parameter.name, "{fromEnvironment: \(name)}")
                case .secret(.file(let path)): (parameter.name, "{fromFile: \(path)}")
                case .answer(let step, let path): (parameter.name, "{fromStep: \(step), path: \(path)}")
                }
            }
        ) { "\($0), and again \($1)" }
    }
}

/// A case of a test: a folder below `Cases/`, found at run time.
struct GoldenCase: Sendable, CustomTestStringConvertible {
    let folder: URL

    var testDescription: String { folder.lastPathComponent }

    static let all: [GoldenCase] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.sorted().map { GoldenCase(folder: root.appendingPathComponent($0)) }
    }()

    /// The spec with its format: `spec.yaml` or `spec.json`.
    func spec() throws -> (file: SourceFile, format: SourceFormat) {
        for (name, format) in [("spec.yaml", SourceFormat.yaml), ("spec.json", .json)] {
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { continue }
            return (SourceFile(name: name, bytes: Array(data)), format)
        }
        throw CocoaError(.fileReadNoSuchFile)
    }

    /// Reads the other files of the folder.
    var files: FileLoader {
        FileLoader { [folder] path in
            if path.hasPrefix("/") || path.contains("..") { return .failure(.outsideFolder) }
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else {
                return .failure(.notFound(reason: "no such file"))
            }
            return data.count > FileLoader.maximumBytes ? .failure(.tooLarge) : .success(Array(data))
        }
    }

    /// Compares a result with the recorded one, or that there is none. `RECORD_GOLDENS=1` rewrites what is recorded, and
    /// fails so that it is looked at.
    func expect(_ result: String?, equals name: String) throws {
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try? FileManager.default.removeItem(at: file)
            try result?.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name) of \(testDescription)")
            return
        }
        let recorded = try? String(contentsOf: file, encoding: .utf8)
        #expect(result == recorded, "\(testDescription)/\(name)")
    }
}

/// The documents that lie beside the repository; tests that need them are skipped where they do not.
enum SharedData {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")

    static func data(_ path: String) throws -> Data { try Data(contentsOf: root.appendingPathComponent(path)) }

    static func exists(_ path: String) -> Bool {
        let isThere = FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
        if !isThere { print("skipped: ../shared/\(path) is not there") }
        return isThere
    }
}

/// The examples of the documentation.
enum Examples {
    static let all: [String] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Examples")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".ecs.yaml") }.sorted().compactMap {
            try? String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
        }
    }()
}
