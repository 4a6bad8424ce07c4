import Platform

extension InstanceRequest {
    /// A number of characters that the caller's policy for the request does not exceed: cheap, where building the
    /// policy to measure it is not. Nil for a request with a launch template, which may touch anything.
    ///
    /// - Parameters:
    ///   - resources: What the action is checked against.
    ///   - types: Which parameters name resources.
    func longestCallerPolicy(
        allowing resources: ResourceTemplates, types: ResourceTypes, account: String = "*"
    ) -> Int? {
        let line = resources.longest + regionID.utf8.count + account.utf8.count + Self.lineFrame
        // A line for each template that no id goes into.
        var total = Self.statementFrames + line * resources.all.count
        for parameter in parameters {
            guard let type = types.type(ofParameter: parameter.name) else { continue }
            guard type != "launchtemplate" else { return nil }
            // A role is handed over on a line of its own.
            total += max(1, resources.count(ofType: type)) * (line + (parameter.value.text?.jsonLength ?? 1))
        }
        return total
    }

    /// More than two statements take with their keys and actions.
    private static let statementFrames = 400

    /// The quotes around a resource, and the comma behind it.
    private static let lineFrame = 3
}

extension String {
    /// At least as many characters as the text has in a JSON string.
    fileprivate var jsonLength: Int {
        utf8.reduce(0) { $0 + ($1 < 0x20 || $1 == UInt8(ascii: "\"") || $1 == UInt8(ascii: "\\") ? 6 : 1) }
    }
}
