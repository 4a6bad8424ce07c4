import DiagnosticsCore
import Foundation
import InstanceSpec
import RAMPolicy
import SourceTree
import TestSupport
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
    var rules: [String] { findings.map(\.rule.rawValue) }
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

/// Specs with the findings about them and what they compile to: those of this target, and those of the rules.
extension GoldenCase {
    static let specs: [GoldenCase] =
        all(below: "Tests/SpecCompilerTests/Cases", with: "spec.yaml", "spec.json")
        + all(below: "Tests/ecscTests/Cases/rules", with: "command", "spec.yaml", "spec.json")
        .filter { !$0.has("command") }

    /// The spec with its format: `spec.yaml` or `spec.json`.
    func spec() throws -> (file: SourceFile, format: SourceFormat) {
        let isJSON = has("spec.json")
        let name = isJSON ? "spec.json" : "spec.yaml"
        return (SourceFile(name: name, bytes: try bytes(name)), isJSON ? .json : .yaml)
    }

    /// Reads the other files of the folder.
    var files: FileLoader {
        FileLoader { [folder] path in
            if path.hasPrefix("/") || path.contains("..") { return .failure(.outsideFolder) }
            guard let data = try? Data(contentsOf: folder.appending(path: path)) else {
                return .failure(.notFound(reason: "no such file"))
            }
            return data.count > FileLoader.maximumBytes ? .failure(.tooLarge) : .success(Array(data))
        }
    }
}

/// The examples of the documentation.
enum Examples {
    static let all: [String] = {
        let folder = Repository.root.appending(path: "Examples")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".ecs.yaml") }.sorted().compactMap {
            try? String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
        }
    }()
}
