import ExactText

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reading files, with a bound on their size.
public enum FileReading {
    /// Why a file can't be read.
    public struct Failure: Error, Sendable {
        /// The system's reason.
        public let reason: String

        /// A failure with its reason.
        public init(reason: String) {
            self.reason = reason
        }

        /// The reason of the system call that failed last.
        public static var lastSystemError: Self { Self(reason: String(cString: strerror(errno)).asciiLowercased) }
    }

    /// Reads at most `limit + 1` bytes of a file, so that a reader can tell that it is over the limit.
    public static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .lastSystemError }
        defer { close(descriptor) }
        return try read(descriptor: descriptor, limit: limit)
    }

    /// Reads at most `limit + 1` bytes of a regular file, and follows no link at the end of the path.
    ///
    /// - Throws: ``Failure`` also for what is no regular file.
    public static func readWithoutFollowing(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        // A pipe would wait for a writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw .lastSystemError }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .lastSystemError }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(reason: "it is not a regular file") }
        return try read(descriptor: descriptor, limit: limit)
    }

    /// Reads at most `limit + 1` bytes of standard input.
    public static func readStandardInput(limit: Int) throws(Failure) -> [UInt8] {
        try read(descriptor: STDIN_FILENO, limit: limit)
    }

    private static func read(descriptor: Int32, limit: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count <= limit {
            let wanted = min(chunk.count, limit + 1 - bytes.count)
            let count = readBytes(descriptor, &chunk, wanted)
            if count == 0 { break }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw .lastSystemError
            }
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes
    }

    /// Whether a path leads to a regular file, not to a folder, pipe or device.
    public static func isRegularFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// The path of an existing file with all symbolic links followed.
    public static func resolve(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

/// `read(2)`, which the functions above would otherwise hide by their own name.
private func readBytes(_ descriptor: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
    buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, count) }
}
