import DiagnosticsCore
import GenerationInput
import GeneratorSupport
import SpecCompiler
import SpecFiles
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
            let folder = try tool.required("--files-dir")
            let specs = try SpecGenerator.generate(
                specsOf: config, in: folder, source: .system, files: .folder(folder)
            )
            try run.report(specs.findings, fault: specs.fault)
            // What models left behind goes when the config asks for none any more.
            let kinds: Set<GeneratedFolder.Kind> = config.apiDocs.isEmpty ? [.models, .specs] : [.specs]
            run.add([specs.file], to: GeneratedFolder(path: try tool.required("--output"), kinds: kinds))
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
