import Foundation
import PackagePlugin

/// Generates typed models into the module that is being built.
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
                // Specs are another plugin's, whose tool then says what is wrong with the config.
                arguments: target.modelArguments(output: output) + ["--shards", String(plan.shardCount)]
                    + [target.hasCompiledSpecs ? "--config-is-checked" : "--refuse-specs"],
                inputFiles: target.inputFiles,
                outputFiles: plan.fileNames.map { output.appendingPathComponent($0) }
            )
        ]
    }
}
