import FileAccess

/// What a command reads that is no spec: a call, a payload, a policy.
enum CommandInput {
    /// Reads what an argument names: a file, or standard input for `-`.
    ///
    /// - Returns: At most `limit + 1` bytes, so that a reader can tell that the input is over the limit.
    /// - Throws: `CommandFailure` (66).
    static func read(_ argument: String, limit: Int) throws(CommandFailure) -> [UInt8] {
        do {
            return try FileReading.readArgument(argument, limit: limit)
        } catch {
            throw CommandFailure(.noInput, "\(name(of: argument)): \(error.reason)")
        }
    }

    /// Reads what an argument names, if it is not over the limit.
    ///
    /// - Throws: `CommandFailure` (66, and 65 for what is over the limit: nothing is cut).
    static func readWhole(_ argument: String, limit: Int) throws(CommandFailure) -> [UInt8] {
        let bytes = try read(argument, limit: limit)
        guard bytes.count <= limit else {
            throw CommandFailure(.unreadableInput, "\(name(of: argument)): more than \(limit) bytes")
        }
        return bytes
    }

    /// The name to print for an argument.
    static func name(of argument: String) -> String {
        argument == "-" ? "<stdin>" : argument
    }
}
