import FileAccess

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Standard output and error.
public enum StandardStreams {
    /// Makes writing to a closed pipe an error code instead of the end of the process.
    public static func ignoreBrokenPipes() {
        signal(SIGPIPE, SIG_IGN)
    }

    /// Writes results. A reader that has gone away (`ecsc … | head`), or an output that was never open, is no fault.
    ///
    /// - Throws: ``CommandFailure`` (73) where the output can't take them, such as a full disk.
    public static func writeResult(_ text: String) throws(CommandFailure) {
        try writeResult(Array(text.utf8))
    }

    /// Writes results as bytes, see above.
    ///
    /// - Throws: ``CommandFailure`` (73) where the output can't take them, such as a full disk.
    public static func writeResult(_ bytes: [UInt8]) throws(CommandFailure) {
        _ = try offerResult(bytes)
    }

    /// Writes results as bytes, see above.
    ///
    /// - Returns: Whether anybody still reads them.
    /// - Throws: ``CommandFailure`` (73) where the output can't take them, such as a full disk.
    public static func offerResult(_ bytes: [UInt8]) throws(CommandFailure) -> Bool {
        if FileWriting.writeAll(bytes, to: STDOUT_FILENO) { return true }
        guard errno != EPIPE, errno != EBADF else { return false }
        throw CommandFailure(
            .cannotWrite, "standard output can't be written: \(FileReading.Failure.lastSystemError.reason)"
        )
    }

    /// Writes everything that is not a result. There is nowhere to tell that this failed.
    public static func writeMessage(_ text: String) {
        _ = FileWriting.writeAll(Array(text.utf8), to: STDERR_FILENO)
    }

    /// Whether standard input, output or error (0, 1, 2) is a terminal.
    public static func isTerminal(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
    }
}
