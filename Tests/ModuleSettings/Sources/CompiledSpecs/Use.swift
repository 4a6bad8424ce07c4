internal import RequestSigning

/// A compiled spec beside code that imports what signs it, in a module that isolates everything to the main actor.
struct Use {
    nonisolated func url(_ credentials: Credentials) throws -> String {
        try Specs.web.signedURL(credentials: credentials, clientToken: "once")
    }
}
