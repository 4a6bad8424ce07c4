import Foundation
import RequestEmission
import SpecCompiler
import SpecFiles

/// Prints the signed URL of every instance of a spec: `CompileSpec web.ecs.yaml`.
@main
struct CompileSpec {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            FileHandle.standardError.write(Data("usage: CompileSpec SPEC\n".utf8))
            exit(64)
        }
        let spec = URL(filePath: CommandLine.arguments[1])
        // What specs refer to (`userData: {file: boot.sh}`) is read from beside them, and from nowhere else.
        let files = FileLoader.folder(spec.deletingLastPathComponent().path)

        let library = try PlatformLibrary.bundled()
        var run = CompilationRun(library: library)
        let source = SourceFile(name: spec.lastPathComponent, bytes: Array(try Data(contentsOf: spec)))
        let instances = try run.compile(source, format: .yaml, files: files)
        run.finish()
        var findings = run.findings
        guard !findings.hasErrors else { fail(findings) }

        // The pair of the public documentation; a real program takes its own from the environment.
        let credentials = Credentials(accessKeyID: "testid", accessKeySecret: "testsecret")
        let emitter = RequestEmitter(library: library, signing: .init(credentials: credentials, timestamp: .now()))
        let secrets = SecretResolver(environment: ProcessInfo.processInfo.environment)
        for instance in instances {
            guard let resolved = ResolvedInstance(instance, secrets: secrets, files: files, into: &findings) else {
                fail(findings)
            }
            print(try emitter.message(for: resolved, nonce: SignatureNonce.random(), in: .url).url)
        }
    }

    /// Says what is wrong, where, and what to do.
    static func fail(_ findings: DiagnosticSink) -> Never {
        FileHandle.standardError.write(Data(TextRenderer().render(findings.diagnostics.ordered()).utf8))
        exit(1)
    }
}
