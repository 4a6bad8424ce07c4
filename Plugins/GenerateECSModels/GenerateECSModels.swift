import Foundation
import PackagePlugin

/// Generates typed models, and compiles specs, into the module that is being built.
@main
struct GenerateECSModels: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = ModelTarget(target) else { return [] }
        let output = context.pluginWorkDirectoryURL
        let plan = ShardPlan(config: target.configURL)
        return [
            .buildCommand(
                displayName: "Generating models for \(target.name)",
                executable: try context.tool(named: "ecsc-codegen").url,
                arguments: target.arguments(output: output)
                    + ["--shards", String(plan.shardCount), "--write-empty-specs"],
                inputFiles: inputFiles(of: target),
                outputFiles: plan.fileNames.map { output.appendingPathComponent($0) }
            )
        ]
    }

    /// Every file below the target that is no Swift source. Which of them the tool reads depends on the config, whose
    /// content does not renew a build plan.
    private func inputFiles(of target: ModelTarget) -> [URL] {
        let walk = FileManager.default.enumerator(
            at: target.directory, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles]
        )
        var files: [URL] = []
        while let file = walk?.nextObject() as? URL {
            let isRegular = try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
            if isRegular == true, file.pathExtension != "swift" { files.append(file) }
        }
        return files.sorted { $0.path < $1.path }
    }
}
