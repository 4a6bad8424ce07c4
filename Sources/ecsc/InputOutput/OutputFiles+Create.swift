import InputFiles

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension OutputFiles {
    /// Writes a file that must not exist yet, whole or not at all.
    ///
    /// - Throws: `CommandFailure` (73), also where there is such a file.
    static func create(_ file: OutputFile) throws(CommandFailure) {
        let temporary = "\(file.path).\(getpid()).tmp"
        try write([OutputFile(path: temporary, bytes: file.bytes, isSecret: file.isSecret)])
        defer { unlink(temporary) }
        // Unlike rename, link never takes the place of a file.
        guard link(temporary, file.path) == 0 else {
            throw CommandFailure(
                .cannotWrite, "\(file.path): can't be written: \(FileReading.Failure.lastSystemError.reason)"
            )
        }
    }
}
