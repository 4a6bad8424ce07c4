public import DiagnosticsCore
import InstanceSpec
public import QueryEncoding

/// A compiled instance whose secrets have been read: the parameters as they are sent.
public struct ResolvedInstance: Sendable {
    /// The instance.
    public let compiled: CompiledInstance
    /// The action's own parameters, with the text of every secret.
    public let parameters: [QueryParameter]

    /// Reads an instance's secrets.
    ///
    /// - Parameters:
    ///   - instance: The instance.
    ///   - secrets: Reads them.
    ///   - files: Reads below the spec's folder.
    ///   - sink: Takes a finding (`undefined-variable`, `file-not-found`) for each that can't be had, and
    ///     `password-strength` for one that the service refuses.
    /// - Returns: nil if one can't.
    public init?(
        _ instance: CompiledInstance, secrets: SecretResolver, files: FileLoader, into sink: inout DiagnosticSink
    ) {
        var parameters: [QueryParameter] = []
        var isComplete = true
        for parameter in instance.request.parameters {
            if let text = secrets.text(of: parameter, in: instance.document, files: files, into: &sink),
                PasswordRule.check(text, of: parameter, in: instance.document, into: &sink)
            {
                parameters.append(QueryParameter(name: parameter.name, value: text))
            } else {
                isComplete = false
            }
        }
        guard isComplete else { return nil }
        compiled = instance
        self.parameters = parameters
    }
}
