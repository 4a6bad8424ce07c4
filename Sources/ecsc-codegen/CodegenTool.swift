import CodeGeneration
import CommandSupport
import DiagnosticsCore
import GenerationInput
import GeneratorSupport
import ModelEmitter

/// What the plugins run for models: `ecsc generate` without the compiler of specs, and without an argument parser.
@main
struct CodegenTool {
    private static let usage = """
        ecsc-codegen --config FILE --output FOLDER [--shards N] [--check] [--refuse-specs] [--config-is-checked]

        Writes the models that an ecs-models.json asks for. --shards wins over the config. --refuse-specs: nobody compiles
        the specs that the config names. --config-is-checked: ecsc-specgen reads the same config, and says what is wrong
        with it; then nothing is said here, and of a faulty config come only the N files of --shards, empty.
        """

    static func main() {
        GeneratorTool.main(usage: usage) { tool in
            let shardCount = try shardCount(tool)
            let path = try tool.required("--config")
            let output = try tool.required("--output")
            var run = GeneratorRun()
            let config =
                tool.has("--config-is-checked") ? run.readCheckedConfig(at: path) : try run.readConfig(at: path)
            if var config {
                config.options.shardCount = shardCount ?? config.options.shardCount
                try generate(config, refusingSpecs: tool.has("--refuse-specs"), to: output, in: &run)
            } else if let shardCount {
                // A build plan names them, and what else is in the folder may be right again with the next config.
                run.add(ModelGenerator.emptyFiles(shardCount), to: GeneratedFolder(path: output, kinds: []))
            }
            try run.finish(checking: tool.has("--check"))
        }
    }

    private static func shardCount(_ tool: GeneratorTool) throws(ExitStatus) -> Int? {
        guard let text = tool.value("--shards") else { return nil }
        let range = EmitterOptions.shardCounts
        guard let count = Int(text), range.contains(count) else {
            throw tool.misuse("--shards goes from \(range.lowerBound) to \(range.upperBound)")
        }
        return count
    }

    private static func generate(
        _ config: GenerationConfig, refusingSpecs: Bool, to output: String, in run: inout GeneratorRun
    ) throws {
        if refusingSpecs, !config.specs.isEmpty { run.findings.report(unappliedSpecs(config)) }
        // What specs left behind goes when the config has none any more.
        let folder = GeneratedFolder(path: output, kinds: config.specs.isEmpty ? [.models, .specs] : [.models])
        if !config.apiDocs.isEmpty {
            let models = ModelGenerator.generate(config, files: .system)
            try run.report(models.findings, fault: models.fault)
            run.add(models.files, to: folder)
        } else {
            if config.specs.isEmpty { run.findings.report(nothing(config)) }
            // The shards that a build plan names are wanted all the same.
            run.add(ModelGenerator.emptyFiles(config.options.shardCount), to: folder)
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
