import CFileSystem
import ExactText
import FileAccess
import Foundation

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
}

extension OutputFiles {
    /// Writes folders so that all appear whole or none does: each is staged beside its place, and they take their
    /// places only when all could be, each by one exchange where the file system has it. Of a folder that is replaced,
    /// what is not the program's own stays.
    ///
    /// A kill leaves each folder whole, old or new; the rest is in staging, which the next run clears away.
    ///
    /// - Throws: `CommandFailure` (73); then every folder is as it was before. Only where a file that is not the
    ///   program's own can't be moved into the new folder, the new folders stand, and the message says where it is.
    static func write(_ folders: [OutputFolder]) throws(CommandFailure) {
        try staging { (stagings, signals) throws(CommandFailure) in
            var swaps: [FolderSwap] = []
            do throws(CommandFailure) {
                for folder in folders {
                    let swap = try FolderSwap(folder, staging: &stagings)
                    swaps.append(swap)
                    try swap.stage(signals)
                }
                // From here on a signal waits until all is done: it takes a few system calls for each folder.
                try signals.check()
                for index in swaps.indices { try swaps[index].commit() }
            } catch {
                for index in swaps.indices.reversed() { swaps[index].rollBack() }
                throw error
            }
            for swap in swaps { try swap.finish() }
            if swaps.contains(where: \.wasTakenAway) {
                StandardStreams.writeMessage(
                    "note: this file system can't exchange two folders in one step: each was missing for a moment\n"
                )
            }
        }
    }
}

/// A folder on its way to its place.
private struct FolderSwap {
    private let folder: OutputFolder
    /// Where it goes, symbolic links resolved.
    private let final: String
    /// Where it is made; after the exchange the folder that it replaced is here.
    private let staged: String
    /// Where the folder that it replaces is put where there is no exchange.
    private let replaced: String
    private let replacesFolder: Bool
    private var state = State.staged

    private enum State {
        case staged, exchanged, renamed
    }

    /// Whether there was a moment at which nothing stood in the place of the folder that was replaced.
    var wasTakenAway: Bool { replacesFolder && state == .renamed }

    init(_ folder: OutputFolder, staging: inout StagingFolders) throws(CommandFailure) {
        self.folder = folder
        var isDirectory: ObjCBool = false
        replacesFolder = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isDirectory)
        guard !replacesFolder || isDirectory.boolValue else {
            throw OutputFiles.failure(folder.path, reason: "a file is in the way")
        }
        final = replacesFolder ? FileReading.resolve(folder.path) ?? folder.path : folder.path
        let staging = try staging.staging(in: PathName.folder(of: final))
        let name = PathName.last(of: final)
        staged = PathName.join(staging.fresh, name)
        replaced = PathName.join(staging.replaced, name)
    }

    func stage(_ signals: DeferredSignals) throws(CommandFailure) {
        if mkdir(staged, 0o777) != 0 {
            throw errno == EEXIST
                ? OutputFiles.failure(folder.path, reason: "another bundle of this run goes to the same folder")
                : OutputFiles.failure(folder.path)
        }
        for file in folder.files {
            try signals.check()
            let path = PathName.join(folder.path, file.path)
            var isDirectory: ObjCBool = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
                throw OutputFiles.failure(path, reason: "a folder is in the way")
            }
            try OutputFiles.stage(file, at: PathName.join(staged, file.path))
        }
        var status = stat()
        if replacesFolder, stat(final, &status) == 0 {
            _ = chown(staged, status.st_uid, status.st_gid)
            chmod(staged, status.st_mode & 0o7777)
        }
    }

    mutating func commit() throws(CommandFailure) {
        guard replacesFolder else {
            guard rename(staged, final) == 0 else { throw OutputFiles.failure(folder.path) }
            state = .renamed
            return
        }
        // What can have two names is in both folders at the moment of the exchange.
        if let old = FolderHandle(final), let new = FolderHandle(staged) { old.linkForeign(into: new) }
        if exchange_paths(staged, final) == 0 {
            state = .exchanged
            return
        }
        guard [ENOSYS, EINVAL, ENOTSUP].contains(errno) else { throw OutputFiles.failure(folder.path) }
        mkdir(PathName.folder(of: replaced), 0o700)
        guard rename(final, replaced) == 0 else { throw OutputFiles.failure(folder.path) }
        guard rename(staged, final) == 0 else {
            let failure = OutputFiles.failure(folder.path)
            rename(replaced, final)
            throw failure
        }
        state = .renamed
    }

    /// Puts everything back as it was.
    mutating func rollBack() {
        switch state {
        case .staged: break
        case .exchanged: _ = exchange_paths(staged, final)
        case .renamed:
            rename(final, staged)
            if replacesFolder { rename(replaced, final) }
        }
        state = .staged
        // What others have in the old folder was linked into this one.
        _ = FolderHandle(staged)?.empty(into: FolderHandle(final))
        rmdir(staged)
    }

    /// Moves what is not the program's own into the new folder, and removes the old one.
    func finish() throws(CommandFailure) {
        guard replacesFolder else { return }
        let place = state == .exchanged ? staged : replaced
        guard let old = FolderHandle(place), let new = FolderHandle(final) else { throw OutputFiles.failure(place) }
        if let name = old.empty(into: new).first {
            throw CommandFailure(
                .cannotWrite, "\(PathName.join(place, FolderHandle.text(name))): can't be moved to \(folder.path)"
            )
        }
        guard rmdir(place) == 0 else { throw OutputFiles.failure(place) }
    }
}
