import CFileSystem
public import ExactText

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file to be written.
public struct OutputFile: Sendable {
    /// Where it goes; in a folder that is written as a whole, its name there.
    public let path: String
    /// All of its content.
    public let bytes: [UInt8]
    /// Whether it holds a signature, token or password, and is for its owner's eyes only.
    public let isSecret: Bool
    /// Whether it takes over mode, owner and other attributes of the file that it replaces.
    public let keepsAttributes: Bool

    /// A file for everybody's eyes, unless it is said to be another.
    public init(path: String, bytes: [UInt8], isSecret: Bool = false, keepsAttributes: Bool = false) {
        self.path = path
        self.bytes = bytes
        self.isSecret = isSecret
        self.keepsAttributes = keepsAttributes
    }
}

/// Writes files so that each appears whole or not at all, and none appears unless every one could be staged beside its
/// place. Only a rename that fails after that, as on a disk that breaks, can leave a part of them.
public struct OutputFiles: Sendable {
    /// The names of the program's own files in folders that are written as wholes: what stands under one of them is
    /// replaced or removed with such a folder, everything else in it stays. A program that has none leaves the staging
    /// of folders alone, which a killed run of another left.
    let ownNames: Set<ExactText>
    /// Takes lines about what could not be done as it should.
    let note: @Sendable (String) -> Void

    /// A writer.
    ///
    /// - Parameters:
    ///   - ownNames: The names of the program's own files in folders that it writes as wholes.
    ///   - note: Takes lines about what could not be done as it should; control characters in them are not escaped.
    public init(ownNames: Set<ExactText> = [], note: @escaping @Sendable (String) -> Void) {
        self.ownNames = ownNames
        self.note = note
    }

    /// Writes files, making the folders they lie in, and removes others.
    ///
    /// - Parameters:
    ///   - files: What is to be written.
    ///   - leftOvers: The paths of files that go when all of those are in their places.
    /// - Throws: Unless a rename failed, nothing was written then, and folders made on the way are gone again.
    public func write(_ files: [OutputFile], removing leftOvers: [String] = []) throws(FileWritingError) {
        try staging { (folders, signals) throws(FileWritingError) in
            var staged: [(temporary: String, final: String)] = []
            do throws(FileWritingError) {
                for file in files {
                    try signals.check()
                    let folder = try folders.staging(in: PathName.folder(of: file.path))
                    if FolderReading.isFolder(file.path) {
                        throw FileWritingError(file.path, reason: "a folder is in the way")
                    }
                    let temporary = PathName.join(folder.fresh, PathName.last(of: file.path))
                    try Self.stage(file, at: temporary)
                    staged.append((temporary, file.path))
                }
                try signals.check()
                for (temporary, final) in staged where rename(temporary, final) != 0 { throw FileWritingError(final) }
                for path in leftOvers where unlink(path) != 0 { throw FileWritingError(path) }
            } catch {
                for (temporary, _) in staged { unlink(temporary) }
                throw error
            }
        }
    }

    /// Writes a file that must not exist yet, whole or not at all.
    ///
    /// - Throws: Also where there is such a file.
    public func create(_ file: OutputFile) throws(FileWritingError) {
        try staging { (folders, signals) throws(FileWritingError) in
            let folder = try folders.staging(in: PathName.folder(of: file.path))
            let temporary = PathName.join(folder.fresh, PathName.last(of: file.path))
            try Self.stage(file, at: temporary)
            defer { unlink(temporary) }
            try signals.check()
            // Like it, link never takes the place of a file; not every file system has both.
            guard rename_exclusively(temporary, file.path) == 0 || link(temporary, file.path) == 0 else {
                throw FileWritingError(file.path)
            }
        }
    }

    /// Does work with staging folders, and leaves none behind; signals that would end the program wait.
    func staging(
        _ work: (inout StagingFolders, DeferredSignals) throws(FileWritingError) -> Void
    ) throws(FileWritingError) {
        let signals = DeferredSignals()
        defer { signals.deliver() }
        var folders = StagingFolders(ownNames: ownNames, note: note)
        do throws(FileWritingError) {
            try work(&folders, signals)
        } catch {
            folders.remove(andMadeFolders: true)
            throw error
        }
        folders.remove(andMadeFolders: false)
    }

    /// Makes a new file with all of its content; nothing is left of one that can't be made.
    static func stage(_ file: OutputFile, at temporary: String) throws(FileWritingError) {
        let mode: mode_t = file.isSecret || file.keepsAttributes ? 0o600 : 0o666
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileWritingError(file.path) }
        let isWritten = FileWriting.writeAll(file.bytes, to: descriptor)
        let reason = FileReading.Failure.lastSystemError.reason
        if isWritten, file.keepsAttributes { FileAttributes.copy(from: file.path, to: descriptor) }
        guard close(descriptor) == 0, isWritten else {
            unlink(temporary)
            throw FileWritingError(file.path, reason: reason)
        }
    }
}
