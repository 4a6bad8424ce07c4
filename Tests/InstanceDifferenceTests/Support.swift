import DiagnosticsCore
import InstanceDifference
import Platform
import SourceTree
import SpecCompiler
import Testing
import YAMLTree

/// Compiles and compares specs of tests.
enum Specs {
    static let library = Result { try PlatformLibrary.bundled() }

    /// A spec with some lines under `spec`.
    static func spec(_ lines: String, name: String = "web") -> String {
        """
        apiVersion: ecsc/v1
        kind: Instance
        metadata: {name: \(name)}
        spec:
          region: cn-hangzhou
          type: ecs.g7.large
          image: ubuntu
        \(lines.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
        """ + "\n"
    }

    static func compile(_ text: String) throws -> [CompiledInstance] {
        var run = CompilationRun(library: try library.get())
        let instances = try run.compile(SourceFile(name: "web.ecs.yaml", text: text), format: .yaml, files: .none)
        try #require(!run.findings.hasErrors, "\(run.findings.diagnostics.map(\.message))\n\(text)")
        return instances
    }

    static func difference(_ old: String, _ new: String) throws -> [InstanceDifference] {
        try InstanceDifference.between(try compile(old), try compile(new), library: try library.get())
    }
}
