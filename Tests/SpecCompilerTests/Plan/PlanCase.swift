import DiagnosticsCore
import Foundation
import RAMPolicy
import SourceTree
import Testing
import YAMLTree

@testable import SpecCompiler

/// A spec with its plan. Cases are the folders below `Cases/` (`spec.yaml`, the files it names, and what is expected)
/// and the examples of the repository, found at run time.
struct PlanCase: Sendable, CustomTestStringConvertible {
    let spec: URL

    /// What is known of the platform, read once.
    static let library = Result { try PlatformLibrary.bundled() }

    static let golden: [PlanCase] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
        return contents(of: folder).map { PlanCase(spec: $0.appendingPathComponent("spec.yaml")) }
    }()

    static let examples: [PlanCase] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return contents(of: root.appendingPathComponent("Examples"))
            .filter { $0.lastPathComponent.hasSuffix(".ecs.yaml") }.map(PlanCase.init)
    }()

    static let all = golden + examples

    private static func contents(of folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map(folder.appendingPathComponent)
    }

    /// The ids of several steps of a kind.
    static func numbered(_ id: String, _ count: Int) -> [String] {
        (1...count).map { $0 == 1 ? id : "\(id)-\($0)" }
    }

    static func named(_ name: String) throws -> PlanCase {
        try #require(all.first { $0.testDescription == name })
    }

    private var folder: URL { spec.deletingLastPathComponent() }

    var testDescription: String {
        spec.lastPathComponent == "spec.yaml" ? folder.lastPathComponent : spec.lastPathComponent
    }

    /// Compiles the spec, which has no errors.
    func compile() throws -> (instance: CompiledInstance, library: PlatformLibrary) {
        let library = try Self.library.get()
        var run = CompilationRun(library: library)
        let folder = folder
        let files = FileLoader { path in
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else {
                return .failure(.notFound(reason: "no such file"))
            }
            return .success(Array(data))
        }
        let file = SourceFile(name: spec.lastPathComponent, bytes: Array(try Data(contentsOf: spec)))
        let instances = try run.compile(file, format: .yaml, files: files)
        #expect(!run.findings.hasErrors, "\(run.findings.diagnostics.map(\.message))")
        return (try #require(instances.first), library)
    }

    func plan() throws -> RequestPlan {
        let (instance, library) = try compile()
        return try RequestPlan(for: instance, library: library)
    }

    /// Compares a result with the recorded one. `RECORD_GOLDENS=1` rewrites that, and fails so that it is looked at.
    func expect(_ result: String, equals name: String) throws {
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try result.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name) of \(testDescription)")
            return
        }
        #expect(result == (try String(contentsOf: file, encoding: .utf8)), "\(testDescription)/\(name)")
    }
}

extension CompiledInstance {
    /// The same instance in another region.
    func inRegion(_ regionID: String) -> CompiledInstance {
        with(request: request.with(["RegionId": regionID], regionID: regionID), role: role)
    }

    /// The same instance with another role.
    func withRole(_ name: String) -> CompiledInstance {
        let role = role.map {
            InstanceRole(
                name: name, attachment: $0.attachment, isCreatedIfMissing: $0.isCreatedIfMissing, policy: $0.policy
            )
        }
        return with(request: request.with(["RamRoleName": name], regionID: request.regionID), role: role)
    }

    /// The same instance at another vSwitch.
    func atVSwitch(_ id: String) -> CompiledInstance {
        with(request: request.with(["VSwitchId": id], regionID: request.regionID), role: role)
    }

    private func with(request: InstanceRequest, role: InstanceRole?) -> CompiledInstance {
        CompiledInstance(name: name, document: document, request: request, userData: userData, role: role)
    }
}

extension InstanceRequest {
    /// The request with other values for the parameters it has of these.
    fileprivate func with(_ changes: [String: String], regionID: String) -> InstanceRequest {
        let parameters = parameters.map { parameter in
            guard let value = changes[parameter.name] else { return parameter }
            return RequestParameter(name: parameter.name, value: .text(value), origin: parameter.origin)
        }
        return InstanceRequest(action: action, regionID: regionID, parameters: parameters)
    }
}
