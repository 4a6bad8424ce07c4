import CodeGeneration
import DiagnosticsCore
import GenerationInput
import MetadataFormat
import ServiceModel
import SpecCompiler
import SpecImport

extension RuleCatalogue {
    /// Every rule that a finding of any command can name.
    static let all = RuleCatalogue([
        specs.rules, MetadataRule.rules, ModelRule.rules, GenerationRule.rules, ModelGeneratorRule.rules,
        CommandRule.rules, ImportRule.rules,
    ])
}
