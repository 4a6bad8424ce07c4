import DiagnosticsCore

extension RuleCatalogue {
    /// Input that can't be read at all: exit code 65.
    static let input: [Rule] = [
        Rule(
            id: "empty-input", severities: [.error],
            checks: "There is something to read.",
            reason: "An empty file is nearly always an accident.",
            remedy: "Write a spec, or leave the file out of the command.",
            source: .language
        ),
        Rule(
            id: "not-utf8", severities: [.error],
            checks: "Texts are UTF-8.",
            reason: "Any other encoding would have to be guessed.",
            remedy: "Save the file as UTF-8.",
            source: .language
        ),
        Rule(
            id: "nul-byte", severities: [.error],
            checks: "Texts hold no NUL byte.",
            reason: "It ends texts in most programs that they pass through.",
            remedy: "Remove it; a binary payload goes into a file of its own.",
            source: .language
        ),
        Rule(
            id: "syntax", severities: [.error],
            checks: "Specs are YAML or JSON, policies are JSON.",
            reason: "Nothing can be read from anything else.",
            remedy: "Look at the place that the finding points at, and at the line above it.",
            source: .language
        ),
        Rule(
            id: "input-limit", severities: [.error],
            checks:
                "A spec is of at most 1 MiB, nests at most 64 deep, and its aliases stand for at most 1,000 nodes and 1 MiB.",
            reason: "A hostile file must not exhaust memory.",
            remedy: "Split the spec, or move payloads into files of their own.",
            source: .language
        ),
        Rule(
            id: "more-findings", severities: [.note],
            checks:
                "Not more than 1,000 findings of each severity are shown; the last line says how many more there are.",
            reason: "Nobody reads more, and a hostile file must not exhaust memory. The exit code counts all of them.",
            remedy: "Put right what is shown, and run the command again.",
            source: .language
        ),
    ]
}
