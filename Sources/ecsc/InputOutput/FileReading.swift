import DiagnosticsCore
import Foundation
import SpecCompiler

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reading files, with a bound on their size.
enum FileReading {
    /// Why a file can't be read: the system's reason.
    struct Failure: Error {
        let reason: String
    }

    /// Reads at most `limit + 1` bytes of a file, so that a reader can tell that it is over the limit.
    static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .lastSystemError }
        defer { close(descriptor) }
        return try read(descriptor: descriptor, limit: limit)
    }

    /// Reads at most `limit + 1` bytes of standard input.
    static func readStandardInput(limit: Int) throws(Failure) -> [UInt8] {
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

    /// The path of an existing file with all symbolic links followed.
    static func resolve(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Loads the files that a spec refers to, from below a folder; symbolic links are followed before that is checked.
    static func loader(below folder: String) -> FileLoader {
        FileLoader { path in
            guard !path.utf8.contains(0) else { return .failure(.notFound(reason: "the path holds a NUL")) }
            guard let root = resolve(folder) else {
                return .failure(.notFound(reason: "there is no folder '\(folder)'"))
            }
            let isAbsolute = path.hasPrefix("/")
            let isBelow: (String) -> Bool = { $0.utf8.starts(with: PathName.join(root, "").utf8) }
            guard let resolved = resolve(isAbsolute ? path : PathName.join(root, path)) else {
                let reason = Failure.lastSystemError.reason
                // Whether something exists outside the folder is nobody's business.
                let relative = !isAbsolute ? path : isBelow(path) ? String(path.dropFirst(root.count)) : ".."
                return .failure(PathName.staysBelow(relative) ? .notFound(reason: reason) : .outsideFolder)
            }
            guard isBelow(resolved) else { return .failure(.outsideFolder) }
            var status = stat()
            // A pipe or a device would block the compiler or never end.
            guard stat(resolved, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                return .failure(.notFound(reason: "it is not a regular file"))
            }
            do throws(Failure) {
                let bytes = try read(resolved, limit: FileLoader.maximumBytes)
                return bytes.count > FileLoader.maximumBytes ? .failure(.tooLarge) : .success(bytes)
            } catch {
                return .failure(.notFound(reason: error.reason))
            }
        }
    }
}

extension FileReading.Failure {
    /// The reason of the call that failed last.
    static var lastSystemError: Self { Self(reason: String(cString: strerror(errno)).lowercased()) }
}

/// `read(2)`, which the functions above would otherwise hide by their own name.
private func readBytes(_ descriptor: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
    buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, count) }
}
