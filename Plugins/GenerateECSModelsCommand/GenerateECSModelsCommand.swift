import Foundation
import PackagePlugin

/// Writes typed models, and compiled specs, into the source tree, for committing.
@main
struct GenerateECSModelsCommand: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        var extractor = ArgumentExtractor(arguments)
        if extractor.extractFlag(named: "help") > 0 { return print(Self.help) }
        let names = extractor.extractOption(named: "target")
        let isCheck = extractor.extractFlag(named: "check") > 0
        guard extractor.remainingArguments.isEmpty else {
            throw Failure(description: "unknown arguments: \(extractor.remainingArguments.joined(separator: " "))")
        }
        let tool = try context.tool(named: "ecsc-codegen").url
        var failed: [String] = []
        for target in try targets(named: names, in: context.package) {
            let output = target.directory.appendingPathComponent(Self.outputFolder)
            let arguments = target.arguments(output: output) + (isCheck ? ["--check"] : [])
            if try run(tool, arguments) != 0 { failed.append(target.name) }
        }
        if !failed.isEmpty {
            let what = isCheck ? "not up to date" : "not generated"
            throw Failure(description: "\(what): \(failed.joined(separator: ", "))")
        }
    }

    /// The folder below a target that generated files go to; it holds nothing else.
    private static let outputFolder = "GeneratedModels"

    private static let help = """
        USAGE: swift package --allow-writing-to-package-directory generate-ecs-models [--target NAME]... [--check]

        Writes the models that ecs-models.json asks for into GeneratedModels/ below each target that has one.

          --target NAME   Only this target.
          --check         Write nothing; fail if anything would change.
        """

    private func targets(named names: [String], in package: Package) throws -> [ModelTarget] {
        guard names.isEmpty else {
            return try package.targets(named: names).map { target in
                guard let model = ModelTarget(target) else {
                    throw Failure(description: "'\(target.name)' is no Swift target")
                }
                return model
            }
        }
        let targets = package.targets.compactMap(ModelTarget.init).filter(\.hasConfig)
        if targets.isEmpty {
            throw Failure(description: "no target of '\(package.displayName)' has an ecs-models.json")
        }
        return targets
    }

    private func run(_ tool: URL, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        // Nothing of the environment may change what is generated.
        process.environment = [:]
        try process.run()
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : 1
    }

    /// Why the command ends with an error.
    private struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
