import CommandOptions
import CommandSupport
import DiagnosticsCore

extension FindingsReporter {
    /// A reporter that knows the rules of all commands.
    init(options: FindingOptions, areResult: Bool) {
        self.init(style: options.style, areResult: areResult) { RuleCatalogue.all.rules }
    }
}
