/// A rule: what a finding is one of, and everything there is to say about it.
///
/// Each is declared once, in a file of its own in the folder `Rules` of the target that reports it. Findings can be made
/// only of these values, so that no finding names a rule that the catalogue does not know. An immutable reference,
/// because every finding carries its rule.
public final class Rule: Sendable {
    /// The stable name, in kebab case: `unknown-key`. Scripts and `# ecsc:allow` comments rely on it.
    public let id: String
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
    /// The keys of a spec that it is about, from the top of the document: `spec.systemDisk.category`; for editors.
    public let keys: [String]
    /// Codes of the service's errors that a request gets which the rule would have found before: `InvalidPeriod`.
    public let serviceErrors: [String]
    /// Whether its findings come with the output, if at all: a run without output can't tell that there are none.
    public let comesWithOutput: Bool
    /// What triggers it, and what nearly does.
    public let example: RuleExample

    /// A rule under a name of its target's list.
    package init(
        _ name: some RuleList,
        severities: [Severity],
        checks: String,
        reason: String,
        remedy: String,
        source: RuleSource,
        keys: [String] = [],
        serviceErrors: [String] = [],
        comesWithOutput: Bool = false,
        example: RuleExample
    ) {
        id = name.rawValue
        self.severities = severities
        self.checks = checks
        self.reason = reason
        self.remedy = remedy
        self.source = source
        self.keys = keys
        self.serviceErrors = serviceErrors
        self.comesWithOutput = comesWithOutput
        self.example = example
    }
}

extension Rule: Hashable, CustomStringConvertible {
    /// Whether both are the same declaration.
    public static func == (left: Rule, right: Rule) -> Bool { left === right }

    /// Feeds its identity.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

    /// The name.
    public var description: String { id }
}

/// The rules of a target, each once, by name.
///
/// An enumeration, so that none can be forgotten: a rule can be declared only under a name that is listed, and the
/// compiler wants the rule of each name that is.
package protocol RuleList: RawRepresentable<String>, CaseIterable, Sendable {
    /// The rule of the name.
    var rule: Rule { get }
}

extension RuleList {
    /// The rules of all names.
    package static var rules: [Rule] { allCases.map(\.rule) }
}
