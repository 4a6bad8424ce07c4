import Foundation
import InputFiles

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A folder that is written as a whole.
struct OutputFolder {
    let path: String
    /// Its files; the paths are names in the folder.
    let files: [OutputFile]
    /// The names that are the program's own: of a folder that is replaced, files under them go, all else stays.
    let ownNames: Set<String>
}

extension OutputFiles {
    /// Writes folders so that all appear whole or none does: each is staged beside its place, and they take their
    /// places only when all could be.
    ///
    /// - Throws: `CommandFailure` (73); then every folder is as it was before. Only where a file that is not the
    ///   program's own can't be moved into the new folder, the new folders stand, and the message says where it is.
    static func write(_ folders: [OutputFolder]) throws(CommandFailure) {
        var madeFolders: [String] = []
        var swaps: [FolderSwap] = []
        do throws(CommandFailure) {
            for folder in folders {
                try makeFolder(PathName.folder(of: folder.path), madeFolders: &madeFolders)
                let swap = try FolderSwap(folder, number: swaps.count)
                swaps.append(swap)
                try swap.stage()
            }
            for index in swaps.indices { try swaps[index].commit() }
        } catch {
            for index in swaps.indices.reversed() { swaps[index].rollBack() }
            for folder in madeFolders.reversed() { rmdir(folder) }
            throw error
        }
        for swap in swaps { try swap.finish() }
    }
}

/// A folder on its way to its place.
private struct FolderSwap {
    private let folder: OutputFolder
    /// Where it goes, symbolic links resolved.
    private let final: String
    private let staged: String
    /// Where the folder that it replaces is kept until all is done.
    private let replaced: String
    private let replacesFolder: Bool
    private var isCommitted = false

    init(_ folder: OutputFolder, number: Int) throws(CommandFailure) {
        self.folder = folder
        var isDirectory: ObjCBool = false
        replacesFolder = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isDirectory)
        guard !replacesFolder || isDirectory.boolValue else {
            throw OutputFiles.failure(folder.path, reason: "a file is in the way")
        }
        final = replacesFolder ? URL(filePath: folder.path).resolvingSymlinksInPath().path : folder.path
        let parent = PathName.folder(of: final)
        staged = PathName.join(parent, ".ecsc-\(getpid())-\(number).new")
        replaced = PathName.join(parent, ".ecsc-\(getpid())-\(number).old")
    }

    func stage() throws(CommandFailure) {
        guard mkdir(staged, 0o777) == 0 else { throw OutputFiles.failure(folder.path) }
        for file in folder.files {
            let path = PathName.join(folder.path, file.path)
            var isDirectory: ObjCBool = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
                throw OutputFiles.failure(path, reason: "a folder is in the way")
            }
            try OutputFiles.stage(file, at: PathName.join(staged, file.path))
        }
        var status = stat()
        if replacesFolder, stat(final, &status) == 0 { chmod(staged, status.st_mode & 0o7777) }
    }

    mutating func commit() throws(CommandFailure) {
        if replacesFolder, rename(final, replaced) != 0 { throw OutputFiles.failure(folder.path) }
        guard rename(staged, final) == 0 else {
            let failure = OutputFiles.failure(folder.path)
            if replacesFolder { rename(replaced, final) }
            throw failure
        }
        isCommitted = true
    }

    /// Puts everything back as it was.
    mutating func rollBack() {
        if isCommitted {
            rename(final, staged)
            if replacesFolder { rename(replaced, final) }
            isCommitted = false
        }
        for file in folder.files { unlink(PathName.join(staged, file.path)) }
        rmdir(staged)
    }

    /// Moves what is not the program's own into the new folder, and removes the old one.
    func finish() throws(CommandFailure) {
        guard replacesFolder else { return }
        for name in (try? FileManager.default.contentsOfDirectory(atPath: replaced)) ?? [] {
            let old = PathName.join(replaced, name)
            // What is a folder under one of the program's own names is somebody else's as well.
            if folder.ownNames.contains(name), unlink(old) == 0 { continue }
            if rename(old, PathName.join(final, name)) != 0 {
                throw CommandFailure(
                    .cannotWrite, "\(old): can't be moved back: \(FileReading.Failure.lastSystemError.reason)"
                )
            }
        }
        guard rmdir(replaced) == 0 else { throw OutputFiles.failure(replaced) }
    }
}
