import CFileSystem
import ExactText

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A folder on its way to its place.
struct FolderSwap {
    private let folder: OutputFolder
    /// The names of the program's own files.
    private let ownNames: Set<ExactText>
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

    init(
        _ folder: OutputFolder, ownNames: Set<ExactText>, staging: inout StagingFolders
    ) throws(FileWritingError) {
        self.folder = folder
        self.ownNames = ownNames
        replacesFolder = FolderReading.isFolder(folder.path)
        guard replacesFolder || !FolderReading.exists(folder.path) else {
            throw FileWritingError(folder.path, reason: "a file is in the way")
        }
        final = replacesFolder ? FileReading.resolve(folder.path) ?? folder.path : folder.path
        let staging = try staging.staging(in: PathName.folder(of: final))
        let name = PathName.last(of: final)
        staged = PathName.join(staging.fresh, name)
        replaced = PathName.join(staging.replaced, name)
    }

    func stage(_ signals: DeferredSignals) throws(FileWritingError) {
        if mkdir(staged, 0o777) != 0 {
            throw errno == EEXIST
                ? FileWritingError(folder.path, reason: "another bundle of this run goes to the same folder")
                : FileWritingError(folder.path)
        }
        for file in folder.files {
            try signals.check()
            let path = PathName.join(folder.path, file.path)
            if FolderReading.isFolder(path) {
                throw FileWritingError(path, reason: "a folder is in the way")
            }
            try OutputFiles.stage(file, at: PathName.join(staged, file.path))
        }
        var status = stat()
        if replacesFolder, stat(final, &status) == 0 {
            _ = chown(staged, status.st_uid, status.st_gid)
            chmod(staged, status.st_mode & 0o7777)
        }
    }

    mutating func commit() throws(FileWritingError) {
        guard replacesFolder else {
            guard rename(staged, final) == 0 else { throw FileWritingError(folder.path) }
            state = .renamed
            return
        }
        // What can have two names is in both folders at the moment of the exchange.
        if let old = FolderHandle(final), let new = FolderHandle(staged) {
            old.linkForeign(into: new, ownNames: ownNames)
        }
        if exchange_paths(staged, final) == 0 {
            state = .exchanged
            return
        }
        guard [ENOSYS, EINVAL, ENOTSUP].contains(errno) else { throw FileWritingError(folder.path) }
        mkdir(PathName.folder(of: replaced), 0o700)
        guard rename(final, replaced) == 0 else { throw FileWritingError(folder.path) }
        guard rename(staged, final) == 0 else {
            let failure = FileWritingError(folder.path)
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
        _ = FolderHandle(staged)?.empty(into: FolderHandle(final), ownNames: ownNames)
        rmdir(staged)
    }

    /// Moves what is not the program's own into the new folder, and removes the old one.
    func finish() throws(FileWritingError) {
        guard replacesFolder else { return }
        let place = state == .exchanged ? staged : replaced
        guard let old = FolderHandle(place), let new = FolderHandle(final) else { throw FileWritingError(place) }
        if let name = old.empty(into: new, ownNames: ownNames).first {
            throw FileWritingError(
                message: "\(PathName.join(place, FolderHandle.text(name))): can't be moved to \(folder.path)"
            )
        }
        guard rmdir(place) == 0 else { throw FileWritingError(place) }
    }
}
