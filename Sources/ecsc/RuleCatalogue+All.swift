import CodeGeneration
import DiagnosticsCore
import GenerationInput
import MetadataFormat
import RequestEmission
import ServiceModel
import SpecCompiler
import SpecImport

extension RuleCatalogue {
    /// Every rule that a finding of any command can name.
    static let all = RuleCatalogue([
        specs.rules, MetadataRule.rules, ModelRule.rules, GenerationRule.rules, ModelGeneratorRule.rules,
        EmissionRule.rules, CommandRule.rules, ImportRule.rules,
    ])
}
