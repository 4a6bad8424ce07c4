#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Writing to what is open.
public enum FileWriting {
    /// Writes all of the bytes, also where the system takes them in parts.
    ///
    /// - Returns: Whether it could; else `errno` says why not.
    public static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
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
