import CommandSupport
import RequestEmission

extension CommandOutput {
    /// The writer of every command that can meet bundles, or what a killed run left of them.
    static let ofBundles = CommandOutput(ownNames: RequestBundle.fileNames)
}
