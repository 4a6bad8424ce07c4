import ExactText

/// The common parameters that a call brings itself, each at most once and with a value.
///
/// Whichever of two the service took, the other would pass as signed; and an empty one is a name that was never set.
struct GivenParameters {
    private var parameters: [QueryParameter] = []

    /// Finds them among all parameters of a call.
    ///
    /// - Throws: `emptyParameter`; `repeatedParameter` for one that is given twice, `conflictingParameter` where the two
    ///   differ.
    init(in all: [QueryParameter]) throws(RequestSigningError) {
        for parameter in all where CommonParameter.isCommon(parameter.name) {
            guard !parameter.value.isEmpty else {
                throw RequestSigningError(.emptyParameter, "the parameter '\(parameter.name)' is empty")
            }
            if let first = value(of: parameter.name) {
                throw first.isExactly(parameter.value)
                    ? RequestSigningError(.repeatedParameter, "the parameter '\(parameter.name)' is given twice")
                    : RequestSigningError(
                        .conflictingParameter, "the parameter '\(parameter.name)' is given twice, with different values"
                    )
            }
            parameters.append(parameter)
        }
    }

    /// The value that the call gives; nil where it has none.
    func value(of name: String) -> String? { parameters.first { $0.isNamed(name) }?.value }

    /// What the call is of.
    ///
    /// - Throws: `missingParameter`.
    func call() throws(RequestSigningError) -> (action: String, version: String) {
        guard let action = value(of: CommonParameter.action) else { throw Self.missing(CommonParameter.action) }
        guard let version = value(of: CommonParameter.version) else { throw Self.missing(CommonParameter.version) }
        return (action, version)
    }

    /// Compares a parameter with the value that the request is signed with.
    ///
    /// - Throws: `conflictingParameter`.
    func check(_ name: String, is wanted: String) throws(RequestSigningError) {
        guard let given = value(of: name), !given.isExactly(wanted) else { return }
        throw RequestSigningError(
            .conflictingParameter, "the parameter '\(name)' is not the one that the request is signed with"
        )
    }

    /// Refuses parameters that say how the request is signed, where it is signed otherwise.
    ///
    /// - Throws: `conflictingParameter`.
    func checkAbsence(of names: [String], because reason: String) throws(RequestSigningError) {
        for name in names where value(of: name) != nil {
            throw RequestSigningError(.conflictingParameter, "the parameter '\(name)' is given, but \(reason)")
        }
    }

    private static func missing(_ name: String) -> RequestSigningError {
        RequestSigningError(.missingParameter, "the parameter '\(name)' is missing")
    }
}
