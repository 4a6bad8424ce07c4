package import DiagnosticsCore
import InstanceSpec

extension Rule {
    /// Rule `instance-name`.
    package static let instanceName = Rule(
        SpecRule.instanceName, severities: [.error],
        checks: "An instance's name has 2 to 128 letters and digits of any script, ':', '_', '.' and '-'.",
        reason: "The service refuses other names; 'name-[1,3]' and 'name-[]' number those of several instances.",
        remedy: "Shorten the name, or take the character out.",
        source: .runInstancesPage,
        keys: ["spec.name"],
        serviceErrors: ["InvalidInstanceName.Malformed"],
        example: .settings(wrong: "name: web/1", right: "name: web-1")
    )
}

extension CheckedSpec {
    /// How names of several instances are numbered.
    static let sequenceForms = "'[first,digits]' behind or within the name; either may be left out, as in [] and [99]"

    mutating func checkInstanceName() {
        guard let value = spec["name"], let name = value.text else { return }
        // Names of hundreds of kilobytes are not worth a look at their parts.
        let sequence = name.utf8.count > Self.longestName ? nil : SequenceName(name)
        let text = sequence?.example ?? name
        let isAllowed = { (scalar: Unicode.Scalar) in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || ":_.-".unicodeScalars.contains(scalar)
        }
        if let length = Self.lengthProblem(name, 2...128) {
            report(.error, .instanceName, "an instance name has \(length)", at: value)
        } else if let problem = sequence?.problem {
            report(
                .error, .instanceName, "this can't number instances: \(problem)", at: value,
                notes: [Self.sequenceForms]
            )
        } else if let other = text.unicodeScalars.first(where: { !isAllowed($0) }) {
            report(
                .error, .instanceName, "an instance name can't contain '\(other)'", at: value,
                notes: ["letters and digits of any script, ':', '_', '.' and '-'"]
            )
        }
    }
}
