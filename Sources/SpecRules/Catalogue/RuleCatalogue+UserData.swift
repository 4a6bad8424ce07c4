import DiagnosticsCore

extension RuleCatalogue {
    /// What runs at first boot.
    static let userData: [Rule] = [
        Rule(
            id: "user-data-needs-vpc", severities: [.error],
            checks: "User data is sent only with a vSwitch.",
            reason: "The service refuses it outside a VPC.",
            remedy: "Add 'vSwitch' to 'network'.",
            source: .userDataPage
        ),
        Rule(
            id: "user-data-size", severities: [.error, .warning],
            checks: "User data is of at most 32,768 bytes before Base64; above 16,384 is a warning.",
            reason: "The service refuses more; older documentation gives half of it.",
            remedy: "Leave 'compress' at auto, or load the larger part at boot from an address.",
            source: .userDataPage
        ),
        Rule(
            id: "user-data-part", severities: [.error],
            checks: "Payloads that are joined or compressed are of kinds for which that can be done.",
            reason: "cloud-init finds out what a part is by its first line, and Windows takes one plain script only.",
            remedy: "Begin the part with a line such as #!/bin/sh or #cloud-config, or give it alone.",
            source: .cloudInitPages
        ),
        Rule(
            id: "user-data-header", severities: [.warning],
            checks: "The first line says what the payload is.",
            reason: "Without it nothing runs, and nothing says so.",
            remedy: "Begin with a line such as #!/bin/sh or #cloud-config.",
            source: .cloudInitPages
        ),
        Rule(
            id: "user-data-secret", severities: [.warning],
            checks: "User data holds nothing that looks like a password or key.",
            reason: "It is not encrypted, and every process of the instance can read it.",
            remedy: "Fetch secrets at boot, with the role of the instance.",
            source: .userDataPage
        ),
        Rule(
            id: "user-data-shell", severities: [.warning],
            checks: "Shell scripts in user data do not fall for common faults of the shell.",
            reason: "Such faults often count as success, and nobody watches a first boot.",
            remedy: "Write what the finding says.",
            source: .shellLanguage
        ),
        Rule(
            id: "user-data-cloud-config", severities: [.error, .warning],
            checks: "A cloud-config can be read as YAML, and its keys are known.",
            reason: "cloud-init passes over what it does not understand.",
            remedy: "Correct the key, or the YAML.",
            source: .cloudInitPages
        ),
        Rule(
            id: "template-syntax", severities: [.error],
            checks: "Templates are Mustache as the compiler takes it, and what they give can be read.",
            reason: "A template that is half understood gives a script that is half right.",
            remedy: "Correct the tag that the finding points at.",
            source: .language
        ),
        Rule(
            id: "template-context", severities: [.error],
            checks: "Values stand in templates only where they can be escaped.",
            reason: "A value that can end its own context is a way in.",
            remedy: "Move the tag, for instance into a variable of the script.",
            source: .language
        ),
        Rule(
            id: "template-value", severities: [.error],
            checks: "A template gets every value it needs, of the right type, and no other.",
            reason: "A missing value gives a script that fails at first boot.",
            remedy: "Give the values that the finding names under 'values'.",
            source: .language
        ),
    ]
}
