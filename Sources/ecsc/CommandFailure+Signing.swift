import CommandSupport
import RequestSigning

extension CommandFailure {
    /// A fault of what is signed or verified.
    ///
    /// - Parameters:
    ///   - error: The fault.
    ///   - isHostGiven: Whether it is an option that says the host.
    ///   - notes: Background, one line each.
    init(_ error: RequestSigningError, isHostGiven: Bool = true, notes: [String] = []) {
        self.init(error.code == .invalidHost && isHostGiven ? .usage : .findings, error.message, notes: notes)
    }
}
