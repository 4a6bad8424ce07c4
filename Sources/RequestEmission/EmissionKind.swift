/// What can be made of a compiled instance: the kinds of `--emit`. What each one is stands in its file of `Kinds`.
public enum EmissionKind: String, Sendable, CaseIterable {
    /// A ready-to-send signed GET URL.
    case url
    /// Method, URL, headers and body as JSON.
    case request
    /// A shell-safe curl command.
    case curl
    /// A shell-safe command of the platform's own command line, unsigned.
    case aliyun
    /// `Action` and the action's own parameters as a JSON object.
    case parameters
    /// The same as a canonical query.
    case query
    /// The boot payload in Base64.
    case userData = "user-data"
    /// The boot payload itself.
    case userDataText = "user-data-text"
    /// Role, trust and caller policy.
    case policies
    /// The ordered list of requests.
    case plan
    /// The plan for people.
    case planText = "plan-text"
    /// The plan as a Mermaid flowchart.
    case planMermaid = "plan-mermaid"
    /// The plan as a Graphviz graph.
    case planDot = "plan-dot"

    /// How it is made: the only place that knows all kinds.
    public var form: EmissionForm {
        switch self {
        case .url: .url
        case .request: .request
        case .curl: .curl
        case .aliyun: .aliyun
        case .parameters: .parameters
        case .query: .query
        case .userData: .userData
        case .userDataText: .userDataText
        case .policies: .policies
        case .plan: .plan
        case .planText: .planText
        case .planMermaid: .planMermaid
        case .planDot: .planDot
        }
    }
}
