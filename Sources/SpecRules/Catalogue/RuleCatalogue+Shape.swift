import DiagnosticsCore

extension RuleCatalogue {
    /// Keys, values and their types.
    static let shape: [Rule] = [
        Rule(
            id: "unknown-key", severities: [.error],
            checks: "Every key is one that the language, or the API, has at its place.",
            reason: "A misspelled key would silently leave a setting out of the request.",
            remedy: "Use the nearest known key that the finding names.",
            source: .language
        ),
        Rule(
            id: "missing-key", severities: [.error],
            checks: "Keys that a request can't do without are given.",
            reason: "The service would refuse the request.",
            remedy: "Add the key to the mapping that the finding points at.",
            source: .language
        ),
        Rule(
            id: "wrong-type", severities: [.error],
            checks: "Every value is of the type that its key takes.",
            reason: "Nothing is converted by guesswork: 'no' is a text, not false.",
            remedy: "Write the value as the finding says.",
            source: .language
        ),
        Rule(
            id: "duplicate-key", severities: [.error],
            checks: "No key stands twice in a mapping.",
            reason: "Which of the values counts would depend on the reader.",
            remedy: "Remove one of the two.",
            source: .language
        ),
        Rule(
            id: "value-set", severities: [.error, .warning],
            checks: "Fixed words are ones that are documented; for the platform's own, open lists this is a warning.",
            reason: "A misspelled word is refused by the service, or means its default.",
            remedy: "Use one of the words that the finding lists.",
            source: .language
        ),
        Rule(
            id: "value-pattern", severities: [.error],
            checks: "Names, ids, variables and encoded texts are written as the language, or the platform, wants them.",
            reason:
                "metadata.name becomes a folder and a Swift name, Base64 is decoded, and a wildcard in an id would widen the caller's policy.",
            remedy: "Write the value in the form that the finding gives.",
            source: .language
        ),
        Rule(
            id: "undefined-variable", severities: [.error],
            checks: "Every ${name} and --set names a variable that the document declares.",
            reason: "An empty value in its place would compile to a wrong request.",
            remedy: "Declare it under 'vars', or write '$${' for a literal '${'.",
            source: .language
        ),
        Rule(
            id: "duplicate-name", severities: [.error],
            checks: "metadata.name is unique over a run.",
            reason: "Bundles of two instances would overwrite each other.",
            remedy: "Rename one of the two.",
            source: .language
        ),
        Rule(
            id: "plain-password", severities: [.error],
            checks: "A password is a reference to where it is kept, never a text in a spec.",
            reason: "Specs are committed, reviewed and copied.",
            remedy: "Write {fromEnvironment: VARIABLE} or {fromFile: PATH}.",
            source: .language
        ),
        Rule(
            id: "password-at-build", severities: [.error],
            checks: "A spec that is compiled into a program has no password, not even a reference to one.",
            reason: "Whoever has the program could read it.",
            remedy: "Log in with a key pair, or leave the login out of specs that are compiled into a program.",
            source: .language
        ),
        Rule(
            id: "conflicting-keys", severities: [.error],
            checks: "Keys that exclude each other are not both given.",
            reason: "One of the two settings would be lost.",
            remedy: "Remove one of the two.",
            source: .language
        ),
        Rule(
            id: "unused-allow", severities: [.warning],
            checks: "Every comment 'ecsc:allow' names a rule and silences a finding of it.",
            reason: "One that does nothing hides that its cause is gone, or that the rule is misspelled.",
            remedy: "Remove the comment, or put it on a line of its own above the one that the finding is about.",
            source: .language
        ),
        Rule(
            id: "file-not-found", severities: [.error],
            checks: "Files that a spec refers to exist and can be read.",
            reason: "The request would lack what the file holds.",
            remedy: "Correct the path; it counts from the spec's folder, or from --files-dir.",
            source: .language
        ),
        Rule(
            id: "file-outside-folder", severities: [.error],
            checks: "Files that a spec refers to lie below its folder, or below --files-dir, symbolic links resolved.",
            reason: "A spec from elsewhere must not be able to send any file of the machine.",
            remedy: "Copy the file below the folder, or name another with --files-dir.",
            source: .language
        ),
        Rule(
            id: "unknown-template", severities: [.error],
            checks: "Templates that a spec names exist, and say what they are templates of.",
            reason: "There would be nothing to render.",
            remedy: "Use a name that 'ecsc user-data list' prints, or a file such as boot.sh.mustache.",
            source: .language
        ),
        Rule(
            id: "limit-exceeded", severities: [.error],
            checks: "Files that a spec refers to, and what is made of variables and templates, are of at most 1 MiB.",
            reason: "No payload of that size can be sent.",
            remedy: "Load the larger part at boot from an address.",
            source: .language
        ),
    ]
}
