import CommandOptions
import CommandSupport
import DiagnosticsCore
import SpecRules

extension FindingsReporter {
    /// A reporter that knows the rules of specs.
    init(options: FindingOptions, areResult: Bool) {
        self.init(style: options.style, areResult: areResult) { RuleCatalogue.all.map(\.sarifDescription) }
    }
}

extension Rule {
    fileprivate var sarifDescription: SARIFRenderer.RuleDescription {
        SARIFRenderer.RuleDescription(
            id: id, summary: checks, help: "\(reason) \(remedy)", severity: severities.first ?? .error
        )
    }
}
