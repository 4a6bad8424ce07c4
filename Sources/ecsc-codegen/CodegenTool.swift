import CodeGeneration
import DiagnosticsCore
import GeneratorSupport

/// What the plugins run for models: `ecsc generate` without the compiler of specs, and without an argument parser.
@main
struct CodegenTool {
    private static let usage = """
        ecsc-codegen --config FILE --output FOLDER [--shards N] [--check] [--refuse-specs] [--config-is-checked]

        Writes the models that an ecs-models.json asks for. --shards wins over the config. --refuse-specs: nobody compiles
        the specs that the config names. --config-is-checked: ecsc-specgen reads the same config, and says what is wrong
        with it.
        """

    static func main() {
        GeneratorTool.main(usage: usage) { tool in
            var run = GeneratorRun()
            var config = try run.readConfig(
                at: tool.required("--config"), isCheckedElsewhere: tool.has("--config-is-checked"))
            if let text = tool.value("--shards") {
                let range = GenerationConfig.shardCounts
                guard let count = Int(text), range.contains(count) else {
                    throw tool.misuse("--shards goes from \(range.lowerBound) to \(range.upperBound)")
                }
                config.shardCount = count
            }
            if tool.has("--refuse-specs"), !config.specs.isEmpty { run.findings.report(unappliedSpecs(config)) }
            // What specs left behind goes when the config has none any more.
            let folder = OutputFolder(
                path: try tool.required("--output"), kinds: config.specs.isEmpty ? [.models, .specs] : [.models])
            if let apiDocs = config.apiDocs {
                run.add(try run.generateModels(config, from: apiDocs).files, to: folder)
            } else {
                if config.specs.isEmpty { run.findings.report(nothing(config)) }
                // The shards that a build plan names are wanted all the same.
                run.add(ModelGenerator.emptyFiles(config.shardCount), to: folder)
            }
            try run.finish(checking: tool.has("--check"))
        }
    }

    private static func unappliedSpecs(_ config: GenerationConfig) -> Diagnostic {
        Diagnostic(
            .error, .invalidConfig, "the plugin 'GenerateECSModels' makes models only, and compiles no specs",
            at: config.specsPosition,
            help: "add the plugin 'CompileECSSpecs' of the same package to the target, before 'GenerateECSModels'"
        )
    }

    private static func nothing(_ config: GenerationConfig) -> Diagnostic {
        Diagnostic(
            .error, .invalidConfig, "the config names no metadata to make models of", at: config.position,
            help: #"give it, such as "apiDocs": "ecs/2014-05-26""#
        )
    }
}
