import InputFiles

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

    /// The name to print for an argument.
    static func name(of argument: String) -> String {
        argument == "-" ? "<stdin>" : argument
    }
}
