public import DiagnosticsCore
import InstanceSpec
import RAMPolicy
import SourceTree
import SpecRules
import UserData

extension RuleCatalogue {
    /// Every rule that a finding about a spec, or what it refers to, can name.
    public static let specs = RuleCatalogue([
        CoreRule.rules, DocumentRule.rules, LanguageRule.rules, UserDataRule.rules, PolicyRule.rules,
        CompilerRule.rules, SpecRule.rules,
    ])
}
