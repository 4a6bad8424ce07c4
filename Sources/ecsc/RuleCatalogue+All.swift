import CodeGeneration
import DiagnosticsCore
import GeneratorSupport
import MetadataFormat
import ServiceModel
import SpecCompiler

extension RuleCatalogue {
    /// Every rule that a finding of any command can name.
    static let all = RuleCatalogue([
        specs.rules, MetadataRule.rules, ModelRule.rules, GeneratorRule.rules, ModelGeneratorRule.rules,
        CommandRule.rules,
    ])
}
