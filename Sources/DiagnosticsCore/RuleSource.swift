/// Where a rule comes from, and as of when.
public struct RuleSource: Sendable {
    /// What was read.
    public let text: String
    /// The date of what was read (`2021-07`), where it can grow old.
    public let asOf: String?

    /// A source.
    package init(text: String, asOf: String? = nil) {
        self.text = text
        self.asOf = asOf
    }

    /// The definition of the spec language itself.
    package static let language = RuleSource(text: "the definition of the spec language, ecsc/v1")
    /// The product page on creating security-enhanced instances.
    package static let securityEnhancedPage = RuleSource(
        text: "ECS documentation, 'Create a security-enhanced instance'", asOf: "2021-07"
    )
    /// The pages on what families of instances have and take.
    package static let familyPages = RuleSource(
        text: "ECS documentation, pages on instance families", asOf: "2026-06-27"
    )
    /// What was found out about the trust agent by others than its makers.
    package static let trustAgentAnalysis = RuleSource(
        text: "a third party's analysis of the trust agent, not official", asOf: "2026-02-08"
    )
    /// The API metadata that is compiled in.
    package static let metadata = RuleSource(text: "OpenAPI metadata of ECS 2014-05-26", asOf: "2026")
    /// The ECS pages on instance user data.
    package static let userDataPage = RuleSource(text: "ECS documentation, 'Instance user data'", asOf: "2024")
    /// The formats that cloud-init takes.
    package static let cloudInitPages = RuleSource(
        text: "cloud-init documentation, 'User-data formats'", asOf: "2026"
    )
    /// The shell language.
    package static let shellLanguage = RuleSource(text: "POSIX.1-2024, Shell Command Language")
    /// The RAM pages on policy structure and limits.
    package static let ramPages = RuleSource(text: "RAM documentation, policy elements and limits", asOf: "2026")
    /// The ECS page on RunInstances.
    package static let runInstancesPage = RuleSource(text: "ECS API reference, RunInstances", asOf: "2026")
    /// What the generator of models takes and gives.
    package static let generator = RuleSource(text: "the definition of the model generator")
    /// How the platform publishes its APIs.
    package static let metadataFormat = RuleSource(
        text: "the OpenAPI metadata that Alibaba Cloud publishes", asOf: "2026")
    /// The command line.
    package static let commandLine = RuleSource(text: "the definition of the command line")
}

extension RuleSource: CustomStringConvertible {
    /// What was read, and as of when.
    public var description: String {
        asOf.map { "\(text), as of \($0)" } ?? text
    }
}
