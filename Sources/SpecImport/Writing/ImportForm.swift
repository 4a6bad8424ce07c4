/// How a request is said in a spec, where there are several ways. Which of them gives the same request again shows when the
/// spec is compiled.
struct ImportForm: Sendable, Hashable {
    /// Whose business the trusted system is.
    enum TrustedSystem: Sendable, Hashable {
        /// Alibaba Cloud's: role, vTPM mode and the documented agent script follow.
        case managed
        /// The same with the hardened script.
        case hardened
        /// Nobody's: what the request has for it stands there as it is.
        case spelledOut
    }

    /// How user data is written.
    enum UserData: Sendable, Hashable {
        /// Opened: each payload as text.
        case opened
        /// As the Base64 that is sent.
        case base64
    }

    let trustedSystem: TrustedSystem
    let userData: UserData

    /// All ways, the shortest spec first.
    static let all: [ImportForm] = [TrustedSystem.managed, .hardened, .spelledOut].flatMap { trustedSystem in
        [UserData.opened, .base64].map { ImportForm(trustedSystem: trustedSystem, userData: $0) }
    }
}
