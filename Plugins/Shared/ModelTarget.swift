import Foundation
import PackagePlugin

/// A target whose folder has, or should have, an `ecs-models.json`.
///
/// What is wrong with that file is for `ecsc-codegen` to say, once and with its place: a plugin's own diagnostics have
/// none.
struct ModelTarget {
    /// The target's name.
    let name: String
    /// The target's folder; specs and what they refer to lie below it.
    let directory: URL

    /// A target of this package; nil for one without Swift sources.
    init?(_ target: any Target) {
        guard let module = target as? SwiftSourceModuleTarget else { return nil }
        name = module.name
        directory = module.directoryURL
    }

    /// Where the config should be.
    var configURL: URL { directory.appendingPathComponent("ecs-models.json") }

    /// Whether there is a config.
    var hasConfig: Bool { FileManager.default.fileExists(atPath: configURL.path) }

    /// What both plugins tell the tool.
    func arguments(output: URL) -> [String] {
        ["--config", configURL.path, "--files-dir", directory.path, "--output", output.path]
    }
}
