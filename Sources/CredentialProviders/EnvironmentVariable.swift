/// The variables that the platform's own tools read.
enum EnvironmentVariable {
    static let accessKeyID = "ALIBABA_CLOUD_ACCESS_KEY_ID"
    static let accessKeySecret = "ALIBABA_CLOUD_ACCESS_KEY_SECRET"
    static let securityToken = "ALIBABA_CLOUD_SECURITY_TOKEN"
    static let configFile = "ALIBABA_CLOUD_CONFIG_FILE"
    static let profile = "ALIBABA_CLOUD_PROFILE"
    static let profileDisabled = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED"
}

extension [String: String] {
    /// The value of a variable that is set and not empty.
    func value(of variable: String) -> String? {
        self[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
}
