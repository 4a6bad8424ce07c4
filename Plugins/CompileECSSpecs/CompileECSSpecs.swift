import Foundation
import PackagePlugin

/// Compiles the specs of a target into constants of the module that is being built.
@main
struct CompileECSSpecs: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = ModelTarget(target) else { return [] }
        let output = context.pluginWorkDirectoryURL
        return [
            .buildCommand(
                displayName: "Compiling specs for \(target.name)",
                executable: try context.tool(named: "ecsc-specgen").url,
                arguments: target.specArguments(output: output),
                inputFiles: target.inputFiles,
                outputFiles: [output.appendingPathComponent(ModelTarget.compiledSpecsName)]
            )
        ]
    }
}
