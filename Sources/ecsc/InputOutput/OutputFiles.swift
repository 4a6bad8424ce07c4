import CFileSystem
import DiagnosticsCore
import ExactText
import FileAccess
import Foundation

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
    var isSecret = false
    /// Whether it takes over mode, owner and other attributes of the file that it replaces.
    var keepsAttributes = false
}

/// Writes files so that each appears whole or not at all, and none appears unless every one could be staged beside its
/// place. Only a rename that fails after that, as on a disk that breaks, can leave a part of them.
enum OutputFiles {
    /// Writes the files, making the folders they lie in.
    ///
    /// - Throws: `CommandFailure` (73); unless a rename failed, nothing was written then, and folders made on the way
    ///   are gone again.
    static func write(_ files: [OutputFile]) throws(CommandFailure) {
        try staging { (folders, signals) throws(CommandFailure) in
            var staged: [(temporary: String, final: String)] = []
            do throws(CommandFailure) {
                for file in files {
                    try signals.check()
                    let folder = try folders.staging(in: PathName.folder(of: file.path))
                    var isDirectory: ObjCBool = false
                    if FileManager.default.fileExists(atPath: file.path, isDirectory: &isDirectory),
                        isDirectory.boolValue
                    {
                        throw failure(file.path, reason: "a folder is in the way")
                    }
                    let temporary = PathName.join(folder.fresh, PathName.last(of: file.path))
                    try stage(file, at: temporary)
                    staged.append((temporary, file.path))
                }
                try signals.check()
                for (temporary, final) in staged where rename(temporary, final) != 0 { throw failure(final) }
            } catch {
                for (temporary, _) in staged { unlink(temporary) }
                throw error
            }
        }
    }

    /// Writes a file that must not exist yet, whole or not at all.
    ///
    /// - Throws: `CommandFailure` (73), also where there is such a file.
    static func create(_ file: OutputFile) throws(CommandFailure) {
        try staging { (folders, signals) throws(CommandFailure) in
            let folder = try folders.staging(in: PathName.folder(of: file.path))
            let temporary = PathName.join(folder.fresh, PathName.last(of: file.path))
            try stage(file, at: temporary)
            defer { unlink(temporary) }
            try signals.check()
            // Like it, link never takes the place of a file; not every file system has both.
            guard rename_exclusively(temporary, file.path) == 0 || link(temporary, file.path) == 0 else {
                throw failure(file.path)
            }
        }
    }

    /// Does work with staging folders, and leaves none behind; signals that would end the program wait.
    static func staging(
        _ work: (inout StagingFolders, DeferredSignals) throws(CommandFailure) -> Void
    ) throws(CommandFailure) {
        let signals = DeferredSignals()
        defer { signals.deliver() }
        var folders = StagingFolders()
        do throws(CommandFailure) {
            try work(&folders, signals)
        } catch {
            folders.remove(andMadeFolders: true)
            throw error
        }
        folders.remove(andMadeFolders: false)
    }

    /// Makes a new file with all of its content; nothing is left of one that can't be made.
    static func stage(_ file: OutputFile, at temporary: String) throws(CommandFailure) {
        let mode: mode_t = file.isSecret || file.keepsAttributes ? 0o600 : 0o666
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw failure(file.path) }
        let isWritten = StandardStreams.writeAll(file.bytes, to: descriptor)
        let reason = FileReading.Failure.lastSystemError.reason
        if isWritten, file.keepsAttributes { FileAttributes.copy(from: file.path, to: descriptor) }
        guard close(descriptor) == 0, isWritten else {
            unlink(temporary)
            throw failure(file.path, reason: reason)
        }
    }

    static func failure(
        _ path: String, reason: String = FileReading.Failure.lastSystemError.reason
    ) -> CommandFailure {
        CommandFailure(.cannotWrite, "\(path): can't be written: \(reason)")
    }
}

/// The staging folders of a run, one in each folder that is written into, and the folders that were made for them.
struct StagingFolders {
    private var stagings: [ExactText: StagingFolder] = [:]
    private var madeFolders: [String] = []

    /// The staging folder in a folder, which is made where it is missing.
    mutating func staging(in folder: String) throws(CommandFailure) -> StagingFolder {
        if let staging = stagings[ExactText(folder)] { return staging }
        try makeFolder(folder)
        let staging = try StagingFolder(in: folder) {
            StandardStreams.writeMessage("note: \(DisplayText.escape($0))\n")
        }
        stagings[ExactText(folder)] = staging
        return staging
    }

    /// Removes the folders, which have to be empty by now.
    func remove(andMadeFolders: Bool) {
        for staging in stagings.values { staging.remove() }
        if andMadeFolders { for folder in madeFolders.reversed() { rmdir(folder) } }
    }

    private mutating func makeFolder(_ folder: String) throws(CommandFailure) {
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
                throw OutputFiles.failure(folder)
            }
        }
    }
}
