import DiagnosticsCore
import FileAccess

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Standard output and error.
enum StandardStreams {
    /// Makes writing to a closed pipe an error code instead of the end of the process.
    static func ignoreBrokenPipes() {
        signal(SIGPIPE, SIG_IGN)
    }

    /// Writes results. A reader that has gone away (`ecsc … | head`), or an output that was never open, is no fault.
    ///
    /// - Throws: `CommandFailure` (73) where the output can't take them, such as a full disk.
    static func writeResult(_ text: String) throws {
        try writeResult(Array(text.utf8))
    }

    /// Writes results as bytes, see above.
    static func writeResult(_ bytes: [UInt8]) throws {
        _ = try offerResult(bytes)
    }

    /// Writes results as bytes, see above.
    ///
    /// - Returns: Whether anybody still reads them.
    static func offerResult(_ bytes: [UInt8]) throws -> Bool {
        if writeAll(bytes, to: STDOUT_FILENO) { return true }
        guard errno != EPIPE, errno != EBADF else { return false }
        throw CommandFailure(
            .cannotWrite, "standard output can't be written: \(FileReading.Failure.lastSystemError.reason)"
        )
    }

    /// Writes everything that is not a result. There is nowhere to tell that this failed.
    static func writeMessage(_ text: String) {
        _ = writeAll(Array(text.utf8), to: STDERR_FILENO)
    }

    /// Whether standard error, or output, is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
    }

    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                if count < 0 {
                    if errno == EINTR { continue }
                    return false
                }
                offset += count
            }
            return true
        }
    }
}
