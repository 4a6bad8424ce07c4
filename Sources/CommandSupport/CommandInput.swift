import FileAccess

/// Reads what the arguments of a command name.
public enum CommandInput {
    /// Reads what an argument names: a file, or standard input for `-`.
    ///
    /// - Returns: At most `limit + 1` bytes, so that a reader can tell that the input is over the limit.
    /// - Throws: ``CommandFailure`` (66).
    public static func read(_ argument: String, limit: Int) throws(CommandFailure) -> [UInt8] {
        guard argument == "-" else { return try read(file: argument, limit: limit) }
        do {
            return try FileReading.readStandardInput(limit: limit)
        } catch {
            throw CommandFailure(.noInput, "\(name(of: argument)): \(error.reason)")
        }
    }

    /// Reads a file, whatever it is called.
    ///
    /// - Returns: At most `limit + 1` bytes, so that a reader can tell that the input is over the limit.
    /// - Throws: ``CommandFailure`` (66).
    public static func read(file path: String, limit: Int) throws(CommandFailure) -> [UInt8] {
        do {
            return try FileReading.read(path, limit: limit)
        } catch {
            throw CommandFailure(.noInput, "\(path): \(error.reason)")
        }
    }

    /// Reads what an argument names, if it is not over the limit.
    ///
    /// - Throws: ``CommandFailure`` (66, and 65 for what is over the limit: nothing is cut).
    public static func readWhole(_ argument: String, limit: Int) throws(CommandFailure) -> [UInt8] {
        let bytes = try read(argument, limit: limit)
        guard bytes.count <= limit else {
            throw CommandFailure(
                .unreadableInput, "\(name(of: argument)): more than \(limit) bytes, which is the limit"
            )
        }
        return bytes
    }

    /// The name to print for an argument.
    public static func name(of argument: String) -> String {
        argument == "-" ? "<stdin>" : argument
    }
}
