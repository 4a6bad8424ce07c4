public import DiagnosticsCore

/// One rule of the compiler, as data: validator, `ecsc explain`, reference page and JSON Schema all read this.
public struct Rule: Sendable {
    /// The stable name.
    public let id: RuleID
    /// The severities its findings can have, the gravest first.
    public let severities: [Severity]
    /// What it checks, one sentence.
    public let checks: String
    /// Why that matters, one or two sentences.
    public let reason: String
    /// How to put it right, one sentence.
    public let remedy: String
    /// Where the rule comes from.
    public let source: RuleSource
}

/// Where a rule comes from, and as of when.
public struct RuleSource: Sendable {
    /// What was read.
    public let text: String
    /// The date of what was read (`2021-07`), where it can grow old.
    public let asOf: String?

    /// The definition of the spec language itself.
    static let language = RuleSource(text: "the definition of the spec language, ecsc/v1", asOf: nil)
    /// The product page on creating security-enhanced instances.
    static let securityEnhancedPage = RuleSource(
        text: "ECS documentation, 'Create a security-enhanced instance'", asOf: "2021-07"
    )
    /// The API metadata that is compiled in.
    static let metadata = RuleSource(text: "OpenAPI metadata of ECS 2014-05-26", asOf: "2026")
    /// The ECS pages on instance user data.
    static let userDataPage = RuleSource(text: "ECS documentation, 'Instance user data'", asOf: "2024")
    /// The formats that cloud-init takes.
    static let cloudInitPages = RuleSource(text: "cloud-init documentation, 'User-data formats'", asOf: "2026")
    /// The shell language.
    static let shellLanguage = RuleSource(text: "POSIX.1-2024, Shell Command Language", asOf: nil)
    /// The RAM pages on policy structure and limits.
    static let ramPages = RuleSource(text: "RAM documentation, policy elements and limits", asOf: "2026")
    /// The ECS page on RunInstances.
    static let runInstancesPage = RuleSource(text: "ECS API reference, RunInstances", asOf: "2026")
}
