public import DiagnosticsCore
import ExactText
public import SourceTree

/// A call of the platform's own command line: `aliyun ecs RunInstances --RegionId cn-hangzhou …`.
///
/// Source: cli/parser.go and config/flags.go of aliyun-cli.
public struct AliyunCommand: Sendable {
    /// A parameter of the call.
    public struct Parameter: Sendable {
        /// Its name, as given.
        public let name: String
        /// Its value.
        public let value: ShellWord
    }

    /// The product's code: `ecs`.
    public let product: ShellWord?
    /// The action.
    public let action: ShellWord?
    /// The parameters, in order; the region that the command itself is told is that of a call that names none.
    public let parameters: [Parameter]

    /// Reads a command; nil where the words are one of another program.
    ///
    /// - Throws: `syntax` for an option without its value, at the option.
    public init?(_ words: [ShellWord], of file: SourceFile) throws(UnreadableInput) {
        guard let program = words.first?.text, program.isExactly("aliyun") || program.hasExactSuffix("/aliyun") else {
            return nil
        }
        var operands: [ShellWord] = []
        var region: ShellWord?
        var parameters: [Parameter] = []
        var rest = words.dropFirst()
        while let word = rest.popFirst() {
            guard word.beginning.hasExactPrefix("--") else {
                if word.beginning.hasExactPrefix("-"), let short = word.text {
                    if Self.shortOptions.contains(where: short.isExactly) { _ = rest.popFirst() }
                } else {
                    operands.append(word)
                }
                continue
            }
            let name = word.beginning.utf8.dropFirst(2).prefix { $0 != UInt8(ascii: "=") }
            let option = String(Substring(name))
            let isOwn = Self.switches.contains(where: option.isExactly)
            let value: ShellWord
            if name.endIndex < word.beginning.endIndex {
                value = word.dropping(name.count + 3)
            } else if isOwn {
                continue
            } else if let next = rest.first, !next.beginning.hasExactPrefix("--") {
                value = next
                rest = rest.dropFirst()
            } else {
                throw UnreadableInput(
                    .syntax, "'--\(option.shortened)' has no value", in: file, at: word.span,
                    help: "a value that begins with '--' is joined to its name: --\(option.shortened)=…")
            }
            if option.isExactly("region") {
                region = value
            } else if !isOwn, !Self.options.contains(where: option.isExactly) {
                parameters.append(Parameter(name: option, value: value))
            }
        }
        product = operands.first
        action = operands.dropFirst().first
        if let region, !parameters.contains(where: { $0.name.isExactly("RegionId") }) {
            parameters.insert(Parameter(name: "RegionId", value: region), at: 0)
        }
        // The action stands in the command, and may be repeated as an option.
        self.parameters = parameters.filter { !$0.name.isExactly("Action") }
    }

    /// Options of the command itself that take a value.
    private static let options = [
        "profile", "mode", "access-key-id", "access-key-secret", "sts-token", "sts-region", "ram-role-name",
        "ram-role-arn", "role-session-name", "external-id", "private-key", "key-pair-name", "process-command",
        "language", "config-path", "read-timeout", "connect-timeout", "retry-count", "expired-seconds", "endpoint",
        "endpoint-type", "version", "header", "body", "body-file", "accept", "RegionIdForConfig", "waiter", "output",
        "cli-query", "pager", "method", "oidc-provider-arn", "oidc-token-file", "cloud-sso-sign-in-url",
        "cloud-sso-access-config", "cloud-sso-account-id", "oauth-site-type", "cli-ai-mode", "user-agent",
    ]

    /// Those that take none.
    private static let switches = [
        "quiet", "force", "dryrun", "secure", "insecure", "skip-secure-verify", "help",
    ]

    /// Short spellings of options with a value.
    private static let shortOptions = ["-p", "-o"]
}
