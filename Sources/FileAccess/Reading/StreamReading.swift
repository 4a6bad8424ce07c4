#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reading of streams as they come.
public enum StreamReading {
    /// Reads what is there, or waits for it.
    ///
    /// - Parameters:
    ///   - descriptor: The stream.
    ///   - buffer: What it is read into, from the beginning on.
    /// - Returns: How many bytes were read; none at the end.
    public static func read(
        from descriptor: Int32, into buffer: inout [UInt8]
    ) throws(FileReading.Failure) -> Int {
        while true {
            let count = buffer.withUnsafeMutableBytes { readBytes(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .lastSystemError }
            return count
        }
    }

    /// Whether reading would not wait.
    public static func hasMore(_ descriptor: Int32) -> Bool {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, 0) > 0
    }
}

/// `read(2)`, which the function above would otherwise hide by its own name.
private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}
