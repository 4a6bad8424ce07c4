import ArgumentParser
import ExactText

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Standard output and error. A reader that has gone away ends the program, as the system does by default.
enum WireOutput {
    /// Writes a result and a line break.
    ///
    /// - Throws: Exit code 73, after a message, where the output can't take it, such as a full disk.
    static func write(_ text: String) throws {
        guard !writeLine(text, to: STDOUT_FILENO) else { return }
        let reason = String(cString: strerror(errno)).asciiLowercased
        writeError("error: standard output can't be written: \(reason)")
        throw ExitCode(73)
    }

    /// Writes a message and a line break; there is nowhere to tell that this failed.
    static func writeError(_ message: String) {
        _ = writeLine(message, to: STDERR_FILENO)
    }

    private static func writeLine(_ text: String, to descriptor: Int32) -> Bool {
        Array((text + "\n").utf8).withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = systemWrite(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                if count < 0, errno != EINTR { return false }
                offset += max(0, count)
            }
            return true
        }
    }
}

/// `write(2)`, which the functions above would otherwise hide by their own name.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
