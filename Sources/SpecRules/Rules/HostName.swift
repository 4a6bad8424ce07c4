package import DiagnosticsCore
import ExactText
import InstanceSpec

extension Rule {
    /// Rule `host-name`.
    package static let hostName = Rule(
        SpecRule.hostName, severities: [.error],
        checks:
            "Host names have 2 to 64 letters, digits, '-' and '.' (Windows: 15, no '.'), separators inside only.",
        reason:
            "The service refuses others; '[1,3]' and the platform's '${instance_id}' are taken into account.",
        remedy: "Write the name as the finding says.",
        source: .runInstancesPage,
        keys: ["spec.hostName", "spec.hostNames"],
        serviceErrors: ["InvalidHostName.Malformed", "HOSTNAME_ILLEGAL"],
        example: .settings(wrong: "hostName: web-", right: "hostName: web")
    )
}

extension CheckedSpec {
    mutating func checkHostName() {
        for name in [spec["hostName"]].compactMap(\.self) + (spec["hostNames"]?.items ?? []) { checkHostName(name) }
    }

    private mutating func checkHostName(_ value: SpecValue) {
        guard let name = value.text else { return }
        let sequence = name.utf8.count > Self.longestName ? nil : SequenceName(name)
        if let problem = sequence?.problem {
            report(
                .error, .hostName, "this can't number instances: \(problem)", at: value, notes: [Self.sequenceForms]
            )
            return
        }
        let text = sequence?.example.identified ?? name
        let isWindows = document.bootsWindows
        let isVariable = text != name
        if !isVariable, let length = Self.lengthProblem(name, isWindows ? 2...15 : 2...64) {
            report(
                .error, .hostName, "a host name has \(length)", at: value,
                notes: isWindows ? ["the image looks like Windows, whose host names have up to 15"] : []
            )
        } else if let problem = Self.hostNameProblem(text, isWindows: isWindows) {
            report(
                .error, .hostName, "this can't be a host name: \(problem)", at: value,
                notes: ["letters, digits and '-'\(isWindows ? "" : ", in parts with '.' between them")"]
            )
        }
    }

    private static func hostNameProblem(_ text: String, isWindows: Bool) -> String? {
        let isLetterOrDigit: (UInt8) -> Bool = { byte in
            byte.isASCIIAlphanumeric
        }
        let bytes = Array(text.utf8)
        let isSeparator: (UInt8) -> Bool = { $0 == UInt8(ascii: "-") || (!isWindows && $0 == UInt8(ascii: ".")) }
        guard bytes.allSatisfy({ isLetterOrDigit($0) || isSeparator($0) }) else {
            return isWindows && text.utf8.contains(UInt8(ascii: "."))
                ? "Windows takes no '.' in it" : "it has other characters"
        }
        if bytes.first.map(isSeparator) == true || bytes.last.map(isSeparator) == true {
            return "it begins or ends with '.' or '-'"
        }
        if zip(bytes, bytes.dropFirst()).contains(where: { isSeparator($0) && isSeparator($1) }) {
            return "'.' and '-' stand side by side"
        }
        if isWindows, bytes.allSatisfy(\.isASCIIDigit) {
            return "Windows takes no name of digits alone"
        }
        return nil
    }
}
