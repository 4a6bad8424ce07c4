import RequestSigning

/// The nonces of a run's requests, in output order.
struct NonceSequence: Sendable {
    private let given: String?
    private let count: Int

    /// The nonces.
    ///
    /// - Parameters:
    ///   - given: `--nonce`; random ones when absent.
    ///   - count: How many requests the run makes, of which several get the given one with a number.
    init(given: String?, count: Int) {
        self.given = given
        self.count = count
    }

    /// The nonce of the request at an index from 0; every spelling of one request has the same, so that the service
    /// takes only one of them.
    func nonce(at index: Int) -> String {
        given.map { count == 1 ? $0 : "\($0)-\(index + 1)" } ?? SignatureNonce.random()
    }
}
