import ArgumentParser
import CommandOptions
import CommandSupport
import DiagnosticsCore
import ExactText
import MetadataFormat
import RAMPolicy
import SourceTree
import SpecCompiler

/// `ecsc policy`: the RAM documents of a spec, and what is to be said of any document.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Print the RAM policies that go with a spec, or check a policy document.",
        discussion: """
            Examples:
              ecsc policy caller web.ecs.yaml
              ecsc policy lint policy.json
            """,
        subcommands: [Role.self, Trust.self, Caller.self, Lint.self]
    )

    /// `ecsc policy role`: what the instance's role may do.
    struct Role: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What the instance's role may do.",
            discussion: """
                Examples:
                  ecsc policy role web.ecs.yaml
                """
        )

        @OptionGroup(title: "Spec options") var specs: SpecOptions

        func run() throws {
            let (instance, library) = try specs.compileOne()
            guard let document = InstancePolicies(for: instance, library: library).role else {
                throw CommandFailure(
                    .findings, "'\(instance.name)' has no role whose policy is the spec's own",
                    help: "'trustedSystem: managed' has one, and so has 'role' with 'policy'"
                )
            }
            try StandardStreams.writeResult(document.prettyText() + "\n")
        }
    }

    /// `ecsc policy trust`: who may assume the instance's role.
    struct Trust: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who may assume the instance's role.",
            discussion: """
                Examples:
                  ecsc policy trust web.ecs.yaml
                """
        )

        @OptionGroup(title: "Spec options") var specs: SpecOptions

        func run() throws {
            let (instance, library) = try specs.compileOne()
            guard let document = InstancePolicies(for: instance, library: library).trust else {
                throw CommandFailure(.findings, "'\(instance.name)' has no role")
            }
            try StandardStreams.writeResult(document.prettyText() + "\n")
        }
    }

    /// `ecsc policy caller`: what whoever sends the plan must be allowed.
    struct Caller: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What whoever sends the plan of a spec must be allowed, and no more.",
            discussion: """
                Examples:
                  ecsc policy caller web.ecs.yaml --account 123456789012
                  ecsc policy caller web.ecs.yaml --explain
                """
        )

        @OptionGroup(title: "Spec options") var specs: SpecOptions

        @Option(help: ArgumentHelp("The account's number; any account when absent.", valueName: "id"))
        var account = "*"

        @Option(
            help: ArgumentHelp(
                "Where official tables differ: name resources, or allow any (named or any).",
                discussion: "The table of 2021 names the resources of RunInstances, that of 2026 has '*' alone."
            ))
        var resources: ResourceNaming = .named

        @Flag(help: "Print the reason for every line instead of the document.")
        var explain = false

        func validate() throws {
            guard account == "*" || (!account.isEmpty && account.utf8.allSatisfy(\.isASCIIDigit)) else {
                throw ValidationError("--account takes the account's number, not '\(account)'")
            }
        }

        func run() throws {
            let (instance, library) = try specs.compileOne()
            let policy = try InstancePolicies.planCaller(
                of: RequestPlan(for: instance, library: library), for: instance, library: library, account: account,
                naming: resources
            )
            guard explain else { return try StandardStreams.writeResult(policy.document.prettyText() + "\n") }
            try StandardStreams.writeResult(policy.explanations.map(Self.line).joined())
        }

        /// The resources of a statement stand below its actions, further in.
        private static func line(_ explanation: CallerPolicy.Explanation) -> String {
            "\(explanation.isResource ? "    " : "")\(explanation.value): \(explanation.reason)\n"
        }
    }

    /// `ecsc policy lint`: the findings are the result.
    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a policy document.",
            discussion: """
                Examples:
                  ecsc policy lint policy.json
                """
        )

        @Argument(help: ArgumentHelp("The document; '-' is standard input.", valueName: "file"))
        var file: String

        @OptionGroup(title: "Finding options") var findings: FindingOptions

        func run() throws {
            let bytes = try CommandInput.read(file, limit: ParseLimits().bytes)
            var sink = DiagnosticSink()
            let reporter = FindingsReporter(options: findings, areResult: true)
            do {
                let source = SourceFile(name: CommandInput.name(of: file), bytes: bytes)
                if let policy = try PolicyReader.read(source, into: &sink) {
                    PolicyLinter(catalog: try PlatformLibrary.bundled().readActionCatalog()).lint(policy, into: &sink)
                }
            } catch let error as UnreadableInput {
                try reporter.print([error.diagnostic])
                throw ExitStatus.unreadableInput
            }
            try reporter.print(sink)
            let status = reporter.status(of: sink)
            if status != .success { throw status }
        }
    }
}
