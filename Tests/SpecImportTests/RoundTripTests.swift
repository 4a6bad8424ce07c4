import DiagnosticsCore
import ExactText
import Foundation
import InstanceSpec
import QueryEncoding
import RequestEmission
import RequestSigning
import SourceTree
import SpecCompiler
import SpecFormatting
import SpecImport
import TestSupport
import Testing
import YAMLTree

/// What a spec compiles to, imported, compiles to the same: every kind of output is read as the same call, and every call
/// becomes a spec that sends it.
@Suite struct RoundTripTests {
    private static let library = Result { try PlatformLibrary.bundled() }

    /// How many random specs there are for a seed; `IMPORT_ROUND_TRIPS` names another number for all, such as 2000.
    private static let randomCount =
        (ProcessInfo.processInfo.environment["IMPORT_ROUND_TRIPS"].flatMap { Int($0) } ?? 400) / seeds.count
    private static let seeds: Range<UInt64> = 0..<8

    /// The instances of a text, whatever rules say of them; without those whose request has a parameter twice, which is
    /// an error, and no request.
    private static func instances(_ file: SourceFile, _ format: SourceFormat) throws -> [CompiledInstance] {
        var run = CompilationRun(library: try library.get())
        let instances = (try? run.compile(file, format: format, files: .none)) ?? []
        return instances.filter { instance in
            let names = instance.request.parameters.map { ExactText($0.name) }
            return Set(names).count == names.count
        }
    }

    private static let password = "Secret-Pa55word"

    /// The parameters of an instance's request, in order.
    private static func parameters(of instance: CompiledInstance) -> [QueryParameter] {
        instance.request.parameters.map { QueryParameter(name: $0.name, value: $0.value.text ?? password) }
            .inCanonicalOrder()
    }

    /// The kinds that hold a whole request.
    private static let kinds: [EmissionKind] = [.url, .request, .curl, .aliyun, .parameters, .query, .plan]

    /// Every kind of output, signed or not, in either method, is read as the call that it was made of.
    private static func isReadAgain(_ instance: CompiledInstance, _ source: String) throws {
        let wanted = parameters(of: instance)
        let names = Set(
            instance.request.parameters.compactMap { parameter in
                if case .secret(.environment(let name)) = parameter.value { name } else { nil }
            })
        let secrets = SecretResolver(environment: Dictionary(uniqueKeysWithValues: names.map { ($0, password) }))
        let timestamp = try Timestamp(parsing: "2026-01-31T12:00:00Z")
        for method in [RequestMethod?.none, .post] {
            let emitter = RequestEmitter(
                library: try library.get(),
                signing: RequestSigner(credentials: method == nil ? .demo : nil, timestamp: timestamp, method: method))
            for kind in kinds where method == nil || [.request, .curl].contains(kind) {
                var sink = DiagnosticSink()
                let subject = EmissionSubject(
                    instance, emitter: emitter, secrets: secrets, files: .none, nonce: { "nonce-\($0)" })
                guard let text = try? kind.form.output(of: subject, into: &sink) else { continue }
                var reader = ImportReader(SourceFile(name: "pasted", bytes: text), facts: try library.get().facts)
                let calls = try reader.read()
                let call = try #require(calls.first, "\(kind): \(source)")
                #expect(calls.count == 1 && call.action == instance.request.action, "\(kind): \(source)")
                let found = call.parameters.filter { !$0.name.hasPrefix("Password") }.inCanonicalOrder()
                let isSame = found.elementsEqual(wanted.filter { !$0.name.hasPrefix("Password") }) {
                    $0.isNamed($1.name) && $0.value.isExactly($1.value)
                }
                #expect(isSame, "\(kind): \(source)\n\(String(decoding: text, as: UTF8.self))")
            }
        }
    }

    /// The call becomes a spec that sends it, in the form that the formatter leaves alone.
    private static func comesBack(_ instance: CompiledInstance, _ source: String) throws {
        let call = ImportedCall(action: instance.request.action, parameters: parameters(of: instance))
        let imported = try SpecImporter(library: library.get()).spec(for: call, named: "web")
        #expect(imported.differences.isEmpty, "\(source)\n\(imported.text)")
        #expect(!imported.text.contains(password), "\(source)")
        // What has a key is said by its key, but where the key would say more: 'managed' brings a role and an agent, and
        // user data that is no payload is of no kind.
        let lines = imported.text.split(separator: "\n")
        let left = lines.drop { $0 != "  parameters:" }.dropFirst().prefix { $0.hasPrefix("    ") }
            .filter { !$0.hasPrefix("     ") }.map { String($0.dropFirst(4).prefix { $0 != ":" }) }
        let isFree = instance.document.spec["parameters"] != nil
        #expect(
            isFree || Set(left).isSubset(of: ["UserData", "SecurityOptions.TrustedSystemMode"]),
            "\(source)\n\(imported.text)")
        let file = SourceFile(name: "imported.ecs.yaml", text: imported.text)
        #expect(try SpecFormatter.format(file, format: .yaml) == file.bytes, "\(imported.text)")
    }

    @Test func everyExampleAndCaseComesBack() throws {
        var count = 0
        for folder in ["Examples", "docs", "Tests/ecscTests/Cases", "Tests/SpecCompilerTests"] {
            let root = Repository.root.appending(path: folder)
            for case let path as String in FileManager.default.enumerator(atPath: root.path) ?? .init() {
                guard path.hasSuffix(".yaml") || path.hasSuffix(".ecs.json") || path.hasSuffix("spec.json") else {
                    continue
                }
                // Some cases have links that lead nowhere.
                guard let data = try? Data(contentsOf: root.appending(path: path)) else { continue }
                let file = SourceFile(name: path, bytes: Array(data))
                for instance in try Self.instances(file, SourceFormat(fileName: path)) {
                    try Self.comesBack(instance, path)
                    try Self.isReadAgain(instance, path)
                    count += 1
                }
            }
        }
        #expect(count > 300, "\(count)")
    }

    @Test(arguments: seeds) func randomSpecsComeBack(seed: UInt64) throws {
        var generator = RandomSpec(seed: seed)
        var count = 0
        for index in 0..<Self.randomCount {
            let text = generator.next()
            for instance in try Self.instances(SourceFile(name: "random.json", text: text), .json) {
                try Self.comesBack(instance, text)
                // Reading is many texts for each; a part of them has every form.
                if index % 8 == 0 { try Self.isReadAgain(instance, text) }
                count += 1
            }
        }
        // Those that give a parameter twice are few.
        #expect(count > Self.randomCount / 2, "\(count) of \(Self.randomCount)")
    }

    @Test func randomSpecsHaveEveryKey() {
        var generator = RandomSpec(seed: 0)
        for _ in 0..<400 { _ = generator.next() }
        #expect(RandomSpec.paths(of: SpecLanguage.instance).subtracting(generator.paths) == [])
    }
}
