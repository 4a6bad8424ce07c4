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
            ecsc explain <key>
            ecsc explain <error-code>
            ecsc explain rules | keys | command
            """,
        discussion: """
            For a spec: every parameter that compile sends, its value, and its origin: a line of the spec, a variable, a \
            default, or the rule that added it; and sizes against their limits. A secret is shown as where it is kept. \
            For a code of an error that the service answers with, such as InvalidUserData.SizeExceeded: its statuses, \
            actions, whether it is sent again, and the rule that finds it before. With --format json one object an \
            instance. 'rules', 'keys' and 'command' print the reference pages of the rules, of the spec language, and \
            of exit codes, environment and files.

            Examples:
              ecsc explain web.ecs.yaml
              ecsc explain trusted-disk-category
              ecsc explain systemDisk.category
            """
    )

    @Argument(
        help: ArgumentHelp(
            "Specs, as for the other commands; or one rule, key, error code or page.", valueName: "subject"
        ),
        completion: .custom(CompletionCandidates.subjects)
    )
    var subjects: [String] = []

    @OptionGroup(title: "Spec options") var settings: SpecSettings

    @Flag(help: "Print the text that is signed instead.")
    var stringToSign = false

    @OptionGroup(title: "Signing options") var signing: SigningOptions

    func validate() throws {
        try specs.validate()
        if stringToSign, signing.unsigned {
            throw ValidationError("--string-to-sign and --unsigned exclude each other")
        }
    }

    private var specs: SpecOptions { SpecOptions(subjects, settings) }

    func run() throws {
        let specs = specs
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

    private var isJSON: Bool { settings.findings.style.format == .json }

    /// What there is to say about a rule, a key, an error code, or a page of the reference, if the argument names no
    /// file.
    ///
    /// - Throws: `CommandFailure` (66) for what is none of them.
    private func ruleText(_ name: String) throws -> String? {
        guard name != "-", !FolderReading.exists(name) else { return nil }
        let catalogue = RuleCatalogue.all
        if name == "rules" {
            return isJSON
                ? catalogue.json.text(indentation: 2) + "\n"
                : catalogue.page(writtenBy: "scripts/ecsc explain rules > docs/rules.md")
        }
        if name == "keys" { return LanguageReference.markdown }
        if name == "command" { return ProgramReference.markdown }
        if let rule = catalogue.rule(named: name) { return isJSON ? rule.json.text() + "\n" : rule.text }
        if let code = try ServiceErrorCode.named(name) {
            return isJSON ? code.json(in: catalogue).text() + "\n" : code.text(in: catalogue)
        }
        if let key = LanguageReference.Key.named(name) {
            return isJSON ? key.json(rules: catalogue.rules).text() + "\n" : key.text(rules: catalogue.rules)
        }
        // What has the ending of a spec, or a slash, is meant as a path, and reading it says what is wrong.
        let endings = [".yaml", ".yml", ".json"]
        guard !name.containsExactly("/"), !endings.contains(where: name.hasExactSuffix) else { return nil }
        let names = ["rules", "keys", "command"] + catalogue.rules.map(\.id) + LanguageReference.Key.allSpellings
        let nearest = NearestName.find(name, among: names)
        throw CommandFailure(
            .noInput, "there is no file, rule, key or error code '\(name)'",
            help: nearest.map { "did you mean '\($0)'?" }
                ?? "'ecsc explain rules' lists all rules, 'ecsc explain keys' all keys"
        )
    }
}
