import ExactText

/// The variables that the platform's own tools read.
package enum EnvironmentVariable {
    package static let accessKeyID = "ALIBABA_CLOUD_ACCESS_KEY_ID"
    package static let accessKeySecret = "ALIBABA_CLOUD_ACCESS_KEY_SECRET"
    package static let securityToken = "ALIBABA_CLOUD_SECURITY_TOKEN"
    package static let configFile = "ALIBABA_CLOUD_CONFIG_FILE"
    package static let profile = "ALIBABA_CLOUD_PROFILE"
    package static let profileDisabled = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED"
}

/// The variables of a process, by exact names: a look-alike of a variable's name is another variable.
struct EnvironmentVariables: Sendable {
    private let values: [ExactText: String]

    init(_ values: [String: String]) {
        self.values = Dictionary(values.map { (ExactText($0), $1) }) { first, _ in first }
    }

    /// The value of a variable that is set and not empty.
    func value(of variable: String) -> String? {
        values[ExactText(variable)].flatMap { $0.isEmpty ? nil : $0 }
    }
}
