/// Why output can't be written; nothing of it is there then, unless the message says so.
public struct FileWritingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The path and the reason, one line.
    public let description: String

    init(message: String) { description = message }

    /// A path that can't be written.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - reason: Why; that of the system call that failed last when absent.
    init(_ path: String, reason: String = FileReading.Failure.lastSystemError.reason) {
        description = "\(path): can't be written: \(reason)"
    }
}
