import Foundation
import PackagePlugin

/// A target whose folder has, or should have, an `ecs-models.json`.
///
/// What is wrong with that file is for the tools to say, once and with its place: a plugin's own diagnostics have none.
struct ModelTarget {
    /// The target's name.
    let name: String
    /// The target's folder; specs and what they refer to lie below it.
    let directory: URL
    /// Whether `CompileECSSpecs` is applied to the target, before the plugin that asks.
    let hasCompiledSpecs: Bool

    /// A target of this package; nil for one without Swift sources.
    init?(_ target: any Target) {
        guard let module = target as? SwiftSourceModuleTarget else { return nil }
        name = module.name
        directory = module.directoryURL
        hasCompiledSpecs = module.pluginGeneratedSources.contains { $0.lastPathComponent == Self.compiledSpecsName }
    }

    /// The name that `ecsc-specgen` gives its file.
    static let compiledSpecsName = "CompiledSpecs.swift"

    /// Where the config should be.
    var configURL: URL { directory.appendingPathComponent("ecs-models.json") }

    /// Whether there is a config.
    var hasConfig: Bool { FileManager.default.fileExists(atPath: configURL.path) }

    /// What every plugin tells `ecsc-codegen`.
    func modelArguments(output: URL) -> [String] { ["--config", configURL.path, "--output", output.path] }

    /// What every plugin tells `ecsc-specgen`.
    func specArguments(output: URL) -> [String] {
        ["--config", configURL.path, "--files-dir", directory.path, "--output", output.path]
    }

    /// Every file below the target that is no Swift source. Which of them a tool reads depends on the config, whose
    /// content does not renew a build plan.
    var inputFiles: [URL] {
        let walk = FileManager.default.enumerator(
            at: directory, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles]
        )
        var files: [URL] = []
        while let file = walk?.nextObject() as? URL {
            let isRegular = try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
            if isRegular == true, file.pathExtension != "swift" { files.append(file) }
        }
        return files.sorted { $0.path < $1.path }
    }
}
