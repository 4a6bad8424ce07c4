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
        let modelTool = try context.tool(named: "ecsc-codegen").url
        let specTool = try context.tool(named: "ecsc-specgen").url
        var failed: [String] = []
        for target in try targets(named: names, in: context.package) {
            let output = target.directory.appendingPathComponent(Self.outputFolder)
            let check = isCheck ? ["--check"] : []
            let wishes = Wishes(config: target.configURL)
            var hasFailed = false
            if wishes.specs {
                hasFailed = try run(specTool, target.specArguments(output: output) + check) != 0
            }
            if wishes.models || !wishes.specs {
                let arguments = target.modelArguments(output: output) + (wishes.specs ? ["--config-is-checked"] : [])
                if try run(modelTool, arguments + check) != 0 { hasFailed = true }
            }
            if hasFailed { failed.append(target.name) }
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

        Writes the models and specs that ecs-models.json asks for into GeneratedModels/ below each target that has one.

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
        guard !targets.isEmpty else {
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

    /// What a config asks for; what is wrong with it is the tools' to report.
    private struct Wishes {
        var models = false
        var specs = false

        init(config: URL) {
            let content = (try? Data(contentsOf: config)).flatMap { try? JSONSerialization.jsonObject(with: $0) }
            guard let content = content as? [String: Any] else { return }
            models = content["apiDocs"] != nil
            specs = (content["specs"] as? [Any])?.isEmpty == false
        }
    }

    /// Why the command ends with an error.
    private struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
