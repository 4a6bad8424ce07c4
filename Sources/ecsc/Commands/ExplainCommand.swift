import ArgumentParser
import CommandOptions
import CommandSupport
import DiagnosticsCore
import ExactText
import FileAccess
import RequestEmission
import RequestSigning
import SpecCompiler
import SpecSchema

/// `ecsc explain`: where each parameter of a request comes from, or what a rule is about.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say where each parameter of a spec's request comes from, or what a rule is about.",
        usage: """
            ecsc explain <spec> ... [--string-to-sign] [--format <format>] [<options>]
            ecsc explain <rule-id>
            ecsc explain <error-code>
            ecsc explain rules
            ecsc explain keys
            """,
        discussion: """
            For a spec: every parameter that compile sends, its value, and its origin: a line of the spec, a variable, a \
            default, or the rule that added it; and sizes against their limits. A secret is shown as where it is kept. \
            For a code of an error that the service answers with, such as InvalidUserData.SizeExceeded: its statuses, \
            actions, whether it is sent again, and the rule that finds it before. With --format json one object an \
            instance. 'rules' and 'keys' print the reference pages of the rules and of \
            the spec language.
            """
    )

    @OptionGroup(title: "Spec options") var specs: SpecOptions

    @Flag(help: "Print the text that is signed instead.")
    var stringToSign = false

    @OptionGroup(title: "Signing options") var signing: SigningOptions

    func validate() throws {
        if stringToSign, signing.unsigned {
            throw ValidationError("--string-to-sign and --unsigned exclude each other")
        }
    }

    func run() throws {
        if specs.specs.count == 1, let name = specs.specs.first, let text = try ruleText(name) {
            return try StandardStreams.writeResult(text)
        }
        let compiled = try CompiledRun(specs, network: signing.network, now: signing.timestamp)
        try compiled.reportFindings(FindingsReporter(options: specs.findings, areResult: false))
        for item in compiled.items { try signing.checkRegion(of: item.instance) }
        let resolved = try signing.resolve(isSigned: stringToSign)
        let nonces = NonceSequence(given: signing.nonce, count: compiled.items.count)
        let texts = try compiled.items.enumerated().map { index, item in
            do {
                guard stringToSign else {
                    let explanation = try Explanation(item.instance, library: compiled.library, signing: resolved)
                    return isJSON
                        ? explanation.json(variableSource: specs.source).text() + "\n"
                        : (index == 0 ? "" : "\n") + explanation.text(variableSource: specs.source)
                }
                let request = ShownRequest(item.instance, library: compiled.library, signing: resolved)
                return (try request.stringToSign(nonce: nonces.nonce(at: index)) ?? "") + "\n"
            } catch let error as RequestSigningError {
                throw CommandFailure(error)
            }
        }
        try StandardStreams.writeResult(texts.joined())
    }

    private var isJSON: Bool { specs.findings.style.format == .json }

    /// What there is to say about a rule, about all (`rules`), or about the language (`keys`), if the argument names no
    /// file.
    ///
    /// - Throws: `CommandFailure` (66) for what is neither a file nor a rule.
    private func ruleText(_ name: String) throws -> String? {
        guard name != "-", !FolderReading.exists(name) else { return nil }
        let catalogue = RuleCatalogue.all
        if name == "rules" {
            return isJSON
                ? catalogue.json.text(indentation: 2) + "\n"
                : catalogue.page(writtenBy: "scripts/ecsc explain rules > docs/rules.md")
        }
        if name == "keys" { return LanguageReference.markdown }
        if let rule = catalogue.rule(named: name) { return isJSON ? rule.json.text() + "\n" : rule.text }
        if let code = try ServiceErrorCode.named(name) {
            return isJSON ? code.json(in: catalogue).text() + "\n" : code.text(in: catalogue)
        }
        // With a dot or a slash it is meant as a path, and reading it says what is wrong.
        guard !name.containsExactly("."), !name.containsExactly("/") else { return nil }
        let nearest = catalogue.nearestName(to: name)
        throw CommandFailure(
            .noInput, "there is no file and no rule '\(name)'",
            help: nearest.map { "did you mean '\($0)'?" } ?? "'ecsc explain rules' lists all rules"
        )
    }
}
