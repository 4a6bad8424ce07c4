public import DiagnosticsCore
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
    /// Where it stands, if it was read from a text.
    public var position: Diagnostic.Position?
    /// The id of the instance that it was made of, if of one.
    public var instanceID: String?
    /// The names of the parameters whose values are written as in a spec, with variables in them.
    var expressions: Set<ExactText> = []
    /// The variables in these, each once.
    public internal(set) var variables: [String] = []

    /// A call.
    public init(action: String, parameters: [QueryParameter], remarks: [String] = []) {
        self.action = action
        self.parameters = parameters
        self.remarks = remarks
    }

    /// What its instance is called: its name, its host's, or its id.
    public var displayName: String { value("InstanceName") ?? value("HostName") ?? instanceID ?? "" }

    /// The value of a parameter.
    func value(_ name: String) -> String? { parameters.first { $0.isNamed(name) }?.value }
}

/// The parameters of a call as it was sent, without what every signed call has besides.
struct SentCall {
    /// The action; nil where none is named.
    let action: String?
    /// The rest.
    let parameters: [QueryParameter]

    init(_ sent: [QueryParameter]) {
        action = sent.first { $0.isNamed("Action") }?.value
        parameters = sent.filter { parameter in !Self.commonNames.contains(where: parameter.isNamed) }
    }

    /// A parameter that is given twice, if any is.
    var repeated: String? {
        let ordered = parameters.inCanonicalOrder()
        return zip(ordered, ordered.dropFirst()).first { $0.isNamed($1.name) }?.0.name
    }

    /// The actions that create instances.
    static let creatingActions = ["RunInstances", "CreateInstance"]

    /// Source: the platform's page "Common parameters" of RPC calls.
    private static let commonNames = [
        "Action", "Version", "Format", "AccessKeyId", "Signature", "SignatureMethod", "SignatureNonce",
        "SignatureVersion", "SignatureType", "SecurityToken", "Timestamp",
    ]
}
