public import DiagnosticsCore

/// Every rule the compiler knows.
public enum RuleCatalogue {
    /// The rules, grouped by subject.
    public static let all: [Rule] = shape + references + trustedSystem + request

    /// The rule with a name.
    public static func rule(_ id: RuleID) -> Rule? {
        all.first { $0.id == id }
    }

    private static let shape: [Rule] = [
        Rule(
            id: "unknown-key", severities: [.error], checks: "Every key is one that the language has at its place.",
            reason: "A misspelled key would silently leave a setting out of the request.", source: .language
        ),
        Rule(
            id: "missing-key", severities: [.error], checks: "Keys that a request can't do without are given.",
            reason: "The service would refuse the request.", source: .language
        ),
        Rule(
            id: "wrong-type", severities: [.error], checks: "Every value is of the type that its key takes.",
            reason: "Nothing is converted by guesswork: 'no' is a text, not false.", source: .language
        ),
        Rule(
            id: "duplicate-key", severities: [.error], checks: "No key stands twice in a mapping.",
            reason: "Which of the values counts would depend on the reader.", source: .language
        ),
        Rule(
            id: "value-set", severities: [.error, .warning],
            checks: "Fixed words are ones that are documented; for the platform's own, open lists this is a warning.",
            reason: "A misspelled word is refused by the service, or means its default.", source: .language
        ),
        Rule(
            id: "value-pattern", severities: [.error], checks: "Names are written as the language wants them.",
            reason: "metadata.name becomes a folder and a Swift name.", source: .language
        ),
        Rule(
            id: "undefined-variable", severities: [.error],
            checks: "Every ${name}, --set and environment variable that is used is defined.",
            reason: "An empty value in its place would compile to a wrong request.", source: .language
        ),
        Rule(
            id: "duplicate-name", severities: [.error], checks: "metadata.name is unique over a run.",
            reason: "Bundles of two instances would overwrite each other.", source: .language
        ),
        Rule(
            id: "plain-password", severities: [.error],
            checks: "A password is a reference to where it is kept, never a text in a spec.",
            reason: "Specs are committed, reviewed and copied.", source: .language
        ),
        Rule(
            id: "password-at-build", severities: [.error],
            checks: "A spec that is compiled into a program has no password, not even a reference to one.",
            reason: "Whoever has the program could read it.", source: .language
        ),
        Rule(
            id: "conflicting-keys", severities: [.error], checks: "Keys that exclude each other are not both given.",
            reason: "One of the two settings would be lost.", source: .language
        ),
        Rule(
            id: "not-built-yet", severities: [.error],
            checks: "Fields of the language that this version can't compile are not used.",
            reason: "A field is never silently dropped.", source: .language
        ),
    ]

    private static let references: [Rule] = [
        Rule(
            id: "file-not-found", severities: [.error], checks: "Files that a spec refers to exist and can be read.",
            reason: "The request would lack what the file holds.", source: .language
        ),
        Rule(
            id: "file-outside-folder", severities: [.error],
            checks: "Files that a spec refers to lie below its folder, or below --files-dir, symbolic links resolved.",
            reason: "A spec from elsewhere must not be able to send any file of the machine.", source: .language
        ),
        Rule(
            id: "unknown-template", severities: [.error], checks: "Bundled templates that a spec names exist.",
            reason: "There would be nothing to render.", source: .language
        ),
        Rule(
            id: "limit-exceeded", severities: [.error], checks: "Files that a spec refers to are of at most 1 MiB.",
            reason: "No payload of that size can be sent.", source: .language
        ),
    ]

    private static let trustedSystem: [Rule] = [
        Rule(
            id: "trusted-family", severities: [.error, .warning],
            checks: "A trusted system is wanted only on an instance family that has a vTPM.",
            reason: "The service refuses vTPM mode elsewhere. A family the table does not know is only a warning.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-needs-run-instances", severities: [.error, .warning],
            checks: "Trusted instances are created with RunInstances.",
            reason: "CreateInstance has no SecurityOptions, so it can't switch the trusted system on.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-mode-required", severities: [.error, .warning],
            checks: "A spec for a security-enhanced family says who runs its trusted system.",
            reason: "On g7t, c7t and r7t the API switches it on only if told to, unlike the console.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-disk-category", severities: [.error],
            checks: "Security-enhanced families boot from ESSDs.",
            reason: "They take no other system disk, and the API's default is another.", source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-needs-vswitch", severities: [.error],
            checks: "Security-enhanced instances are given a vSwitch.", reason: "They exist in VPCs only.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-image", severities: [.warning],
            checks: "Public images fit the generation of a security-enhanced family.",
            reason: "The 6th generation takes the Trusted images ('_secured_' in the id), the 7th the UEFI ones.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-role", severities: [.warning],
            checks: "An instance with a managed trusted system gets a role, now or later.",
            reason: "Without one it can't report, and Security Center shows it as unmeasured.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "role-too-broad", severities: [.warning], checks: "The instance's role is not allowed everything.",
            reason: "Whoever gets onto the instance acts as the role.", source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-kms", severities: [.note], checks: "Reminds that KMS must be active in the account.",
            reason: "Creating a security-enhanced instance fails without it.", source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-agent-script", severities: [.note],
            checks: "Names the faults of the documented install script where that is sent.",
            reason: "A failed download counts as success in it, and its later sites are never tried.",
            source: .securityEnhancedPage
        ),
        Rule(
            id: "trusted-sgx-runtime", severities: [.note],
            checks: "Reminds on g7t, c7t and r7t that the API does not install the SGX runtime.",
            reason: "The console does.", source: .securityEnhancedPage
        ),
    ]

    private static let request: [Rule] = [
        Rule(
            id: "not-in-action", severities: [.error], checks: "The chosen action has every parameter that is sent.",
            reason: "The service would ignore or refuse the rest.", source: .metadata
        ),
        Rule(
            id: "value-range", severities: [.error, .warning],
            checks: "Numbers and lengths are within the metadata's limits; limits from reference text only warn.",
            reason: "The service would refuse the request.", source: .metadata
        ),
        Rule(
            id: "list-size", severities: [.error, .warning], checks: "Lists are no longer than the metadata allows.",
            reason: "The service would refuse the request.", source: .metadata
        ),
        Rule(
            id: "user-data-needs-vpc", severities: [.error], checks: "User data is sent only with a vSwitch.",
            reason: "The service refuses it outside a VPC.", source: .userDataPage
        ),
        Rule(
            id: "user-data-size", severities: [.error, .warning],
            checks: "User data is of at most 32,768 bytes before Base64; above 16,384 is a warning.",
            reason: "The service refuses more; older documentation gives half of it.", source: .userDataPage
        ),
        Rule(
            id: "policy-size", severities: [.error, .warning],
            checks: "Policy documents are of at most 6,144 characters; above 2,048 is a warning.",
            reason: "RAM refuses longer ones; older documentation gives a third of it.", source: .ramPages
        ),
        Rule(
            id: "url-too-long", severities: [.warning], checks: "A signed URL is of at most 8,192 bytes.",
            reason: "Servers and proxies on the way may refuse longer ones; a form body has no such limit.",
            source: .runInstancesPage
        ),
    ]
}
