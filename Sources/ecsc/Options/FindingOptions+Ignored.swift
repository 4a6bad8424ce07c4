import CommandOptions
import CommandSupport
import DiagnosticsCore
import SpecCompiler

extension FindingOptions {
    /// What `--ignore` says of the rules of specs.
    ///
    /// - Throws: `CommandFailure` (64) for a name that no rule has, and for a rule that can't be less than an error.
    func ignoredLevels() throws(CommandFailure) -> RuleLevels {
        var levels = RuleLevels()
        for name in ignored {
            guard let rule = RuleCatalogue.all.rule(named: name) else {
                throw CommandFailure(
                    .usage, "--ignore: there is no rule '\(name)'",
                    help: RuleCatalogue.all.nearestName(to: name).map { "did you mean '\($0)'?" }
                        ?? "'ecsc explain rules' lists them"
                )
            }
            guard rule.canBeLowered else {
                throw CommandFailure(
                    .usage, "--ignore: '\(name)' can't be less than an error",
                    notes: ["without what it asks for there is no request to make of a spec"]
                )
            }
            levels.set(.ignore, for: rule, keepsErrors: !rule.errorsCanBeLowered)
        }
        return levels
    }
}
