import DiagnosticsCore
import GeneratorSupport
import SpecGeneration

/// What the plugins run for specs: they become constants of a Swift file.
@main
struct SpecgenTool {
    private static let usage = """
        ecsc-specgen --config FILE --files-dir FOLDER --output FOLDER [--check]

        Compiles the specs that an ecs-models.json names, from the folder of files, into CompiledSpecs.swift.
        """

    static func main() {
        GeneratorTool.main(usage: usage) { tool in
            var run = GeneratorRun()
            let config = try run.readConfig(at: tool.required("--config"))
            if config.specs.isEmpty, !run.findings.hasErrors { run.findings.report(nothing(config)) }
            let file = try run.compileSpecs(of: config, in: tool.required("--files-dir"))
            // What models left behind goes when the config asks for none any more.
            let kinds: Set<OutputFolder.Kind> = config.apiDocs == nil ? [.models, .specs] : [.specs]
            run.add([file], to: OutputFolder(path: try tool.required("--output"), kinds: kinds))
            try run.finish(checking: tool.has("--check"))
        }
    }

    private static func nothing(_ config: GenerationConfig) -> Diagnostic {
        Diagnostic(
            .error, .invalidConfig, "the config names no specs to compile",
            at: config.specsPosition ?? config.position,
            help: #"name them, such as "specs": ["*.ecs.yaml"]"#
        )
    }
}
