import Foundation
import InputFiles

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file to be written.
struct OutputFile {
    let path: String
    let bytes: [UInt8]
    /// Whether it holds a signature, token or password, and is for its owner's eyes only.
    let isSecret: Bool
}

/// Writes files so that each appears whole or not at all, and none appears unless every one could be
/// staged beside its place. Only a rename that fails after that, as on a disk that breaks, can leave a part of them.
enum OutputFiles {
    /// Writes the files, making the folders they lie in.
    ///
    /// - Throws: `CommandFailure` (73); unless a rename failed, nothing was written then, and folders made on the way
    ///   are gone again.
    static func write(_ files: [OutputFile]) throws(CommandFailure) {
        var staged: [(temporary: String, final: String)] = []
        var madeFolders: [String] = []
        do throws(CommandFailure) {
            for file in files {
                let folder = PathName.folder(of: file.path)
                try makeFolder(folder, madeFolders: &madeFolders)
                var isDirectory: ObjCBool = false
                if FileManager.default.fileExists(atPath: file.path, isDirectory: &isDirectory), isDirectory.boolValue {
                    throw failure(file.path, reason: "a folder is in the way")
                }
                let temporary = PathName.join(folder, ".ecsc-\(getpid())-\(staged.count).tmp")
                staged.append((temporary, file.path))
                try stage(file, at: temporary)
            }
            for (temporary, final) in staged {
                guard rename(temporary, final) == 0 else { throw failure(final) }
            }
        } catch {
            for (temporary, _) in staged { unlink(temporary) }
            for folder in madeFolders.reversed() { rmdir(folder) }
            throw error
        }
    }

    static func makeFolder(_ folder: String, madeFolders: inout [String]) throws(CommandFailure) {
        var missing: [String] = []
        var current = folder
        while !FileManager.default.fileExists(atPath: current), current != ".", current != "/" {
            missing.append(current)
            current = PathName.folder(of: current)
        }
        for folder in missing.reversed() {
            if mkdir(folder, 0o777) == 0 {
                madeFolders.append(folder)
            } else if errno != EEXIST {
                // It exists where `a//` and `a` are one folder, or another run was as quick.
                throw failure(folder)
            }
        }
    }

    static func stage(_ file: OutputFile, at temporary: String) throws(CommandFailure) {
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file.isSecret ? 0o600 : 0o666)
        guard descriptor >= 0 else { throw failure(file.path) }
        let isWritten = StandardStreams.writeAll(file.bytes, to: descriptor)
        let reason = FileReading.Failure.lastSystemError.reason
        guard close(descriptor) == 0, isWritten else { throw failure(file.path, reason: reason) }
    }

    static func failure(
        _ path: String, reason: String = FileReading.Failure.lastSystemError.reason
    ) -> CommandFailure {
        CommandFailure(.cannotWrite, "\(path): can't be written: \(reason)")
    }
}
