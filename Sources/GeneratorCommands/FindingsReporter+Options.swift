import CommandOptions
import CommandSupport

extension FindingsReporter {
    /// A reporter of what generators find.
    init(options: FindingOptions, areResult: Bool) { self.init(style: options.style, areResult: areResult) }
}
