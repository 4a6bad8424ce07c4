import DiagnosticsCore
import Foundation
import RAMPolicy
import SourceTree
import TestSupport
import Testing
import YAMLTree

@testable import SpecCompiler

/// A spec with its plan. Cases are the folders below `Cases/` (`spec.yaml`, the files it names, and what is expected)
/// and the examples of the repository, found at run time.
struct PlanCase: Sendable, CustomTestStringConvertible {
    let spec: URL

    /// What is known of the platform, read once.
    static let library = Result { try PlatformLibrary.bundled() }

    /// The case that the spec belongs to; nil for an example.
    let golden: GoldenCase?

    static let golden = GoldenCase.all(below: "Tests/SpecCompilerTests/Plan/Cases", with: "spec.yaml")
        .map { PlanCase(spec: $0.folder.appending(path: "spec.yaml"), golden: $0) }

    static let examples: [PlanCase] = {
        let folder = Repository.root.appending(path: "Examples")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".ecs.yaml") }.sorted()
            .map { PlanCase(spec: folder.appending(path: $0), golden: nil) }
    }()

    static let all = golden + examples

    /// The ids of several steps of a kind.
    static func numbered(_ id: String, _ count: Int) -> [String] {
        (1...count).map { $0 == 1 ? id : "\(id)-\($0)" }
    }

    static func named(_ name: String) throws -> PlanCase {
        try #require(all.first { $0.testDescription == name })
    }

    private var folder: URL { spec.deletingLastPathComponent() }

    var testDescription: String { golden?.name ?? spec.lastPathComponent }

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
