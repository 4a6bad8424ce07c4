import ExactText
public import QueryEncoding

/// A call that creates instances, to be turned into a spec.
public struct ImportedCall: Sendable {
    /// `RunInstances` or `CreateInstance`.
    public var action: String
    /// The action's own parameters, flattened, each name once.
    public var parameters: [QueryParameter]
    /// What the source had that no spec can say, or that it does not tell; one line each.
    public var remarks: [String]

    /// A call.
    public init(action: String, parameters: [QueryParameter], remarks: [String] = []) {
        self.action = action
        self.parameters = parameters
        self.remarks = remarks
    }

    /// A call as it was sent: what every signed request has besides is left out.
    ///
    /// - Throws: `missingAction`, `otherAction`, `repeatedParameter`.
    public init(sent parameters: [QueryParameter]) throws(ImportError) {
        guard let action = parameters.first(where: { $0.isNamed("Action") })?.value else { throw .missingAction }
        guard Self.actions.contains(where: action.isExactly) else { throw .otherAction(action) }
        let own = parameters.filter { parameter in !Self.commonNames.contains(where: parameter.isNamed) }
        let ordered = own.inCanonicalOrder()
        if let (repeated, _) = zip(ordered, ordered.dropFirst()).first(where: { $0.isNamed($1.name) }) {
            throw .repeatedParameter(repeated.name)
        }
        self.init(action: action, parameters: own)
    }

    private static let actions = ["RunInstances", "CreateInstance"]

    /// Source: the platform's page "Common parameters" of RPC calls.
    private static let commonNames = [
        "Action", "Version", "Format", "AccessKeyId", "Signature", "SignatureMethod", "SignatureNonce",
        "SignatureVersion", "SecurityToken", "Timestamp",
    ]
}

/// Why no spec can be made of an input.
public enum ImportError: Error, Sendable, Hashable {
    /// No action is named.
    case missingAction
    /// The action creates no instances.
    case otherAction(String)
    /// A parameter is given twice.
    case repeatedParameter(String)
}
