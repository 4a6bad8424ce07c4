import ExactText

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A hidden folder beside the places of output, for its owner's eyes only, in which files and folders are made whole
/// before a rename puts them into their places.
///
/// It is locked as long as the process lives, so that a later run knows what a killed one left behind: staging that it
/// can lock. What a kill can leave is staging, never a part of an output; a crash of the whole machine may do more, as
/// nothing waits for the disk.
final class StagingFolder {
    /// The folder whose entries are written.
    let parent: String
    let path: String
    /// Where new files and folders are made, each under its final name. After an exchange a replaced folder is here.
    let fresh: String
    /// Where a replaced folder is put on file systems that can't exchange.
    let replaced: String
    private let handle: FolderHandle

    private static let prefix = ".ecsc-"
    private static let freshName = "new"
    private static let replacedName = "old"

    /// Makes a folder under a name that nobody can foresee, and clears away what killed runs left.
    ///
    /// - Parameters:
    ///   - parent: The folder whose entries are to be written.
    ///   - ownNames: The names of the program's own files in folders that it writes as wholes.
    ///   - report: Takes a line about something of a killed run that can't be put back.
    init(in parent: String, ownNames: Set<ExactText>, report: (String) -> Void) throws(FileWritingError) {
        self.parent = parent
        Self.clearLeftovers(in: parent, ownNames: ownNames, report: report)
        // A name is lost only to a run that clears the folder away before it is locked.
        for _ in 0..<100 {
            var template = Array(PathName.join(parent, "\(Self.prefix)XXXXXX").utf8CString)
            guard mkdtemp(&template) != nil else { throw FileWritingError(parent) }
            let path = FolderHandle.text(template)
            guard let handle = FolderHandle(path) else { continue }
            if case .heldElsewhere = handle.lock() { continue }
            guard let own = handle.status, let named = FolderHandle(path)?.status, own.isSame(as: named) else {
                continue
            }
            self.path = path
            self.handle = handle
            fresh = PathName.join(path, Self.freshName)
            replaced = PathName.join(path, Self.replacedName)
            guard mkdir(fresh, 0o700) == 0 else {
                let failure = FileWritingError(parent)
                rmdir(path)
                throw failure
            }
            return
        }
        throw FileWritingError(parent, reason: "no folder to stage in can be made")
    }

    /// Removes the folder, which has to be empty by now.
    func remove() {
        rmdir(fresh)
        rmdir(replaced)
        rmdir(path)
    }

    // MARK: - What killed runs left

    /// Clears the staging of dead runs away: files of the program go, a folder that was on its way out is put back if
    /// nothing stands in its place, and what others had in it goes to where the folder is now. Without names of its own a
    /// program can't tell what of a folder is whose, and leaves it to one that can.
    private static func clearLeftovers(in parent: String, ownNames: Set<ExactText>, report: (String) -> Void) {
        guard let parentHandle = FolderHandle(FileReading.resolve(parent) ?? parent) else { return }
        for name in parentHandle.names() where isStagingName(name) {
            // Somebody else's folder of such a name may lead anywhere.
            guard let handle = FolderHandle(name, in: parentHandle), let status = handle.status,
                status.st_uid == geteuid(), status.st_mode & 0o077 == 0, case .taken = handle.lock()
            else { continue }
            for part in [replacedName, freshName].map(FolderHandle.name) {
                guard let staged = FolderHandle(part, in: handle) else { continue }
                if ownNames.isEmpty, staged.names().contains(where: { FolderHandle($0, in: staged) != nil }) {
                    continue
                }
                for entry in staged.names() {
                    if part == FolderHandle.name(replacedName), staged.move(entry, into: parentHandle) { continue }
                    clear(entry, of: staged, parent: parentHandle, ownNames: ownNames) { stuck in
                        let place = ([parent] + [name, part, entry, stuck].map(FolderHandle.text)).joined(
                            separator: "/")
                        report("an interrupted run left '\(place)', which can't be moved to where it was")
                    }
                }
                _ = handle.removeFolder(part)
            }
            _ = parentHandle.removeFolder(name)
        }
    }

    private static func clear(
        _ entry: FolderHandle.Name, of staged: FolderHandle, parent: FolderHandle, ownNames: Set<ExactText>,
        stuck: (FolderHandle.Name) -> Void
    ) {
        guard let folder = FolderHandle(entry, in: staged) else {
            _ = staged.remove(entry)
            return
        }
        let place = FolderHandle(entry, in: parent)
        let kept = folder.empty(into: place, ownNames: ownNames)
        if place == nil, !kept.isEmpty, staged.move(entry, into: parent) { return }
        kept.forEach(stuck)
        _ = staged.removeFolder(entry)
    }

    /// The names that `mkdtemp` makes of the template.
    private static func isStagingName(_ name: FolderHandle.Name) -> Bool {
        let bytes = name.dropLast().map { UInt8(bitPattern: $0) }
        return bytes.starts(with: prefix.utf8) && bytes.count == prefix.utf8.count + 6
            && bytes.dropFirst(prefix.utf8.count).allSatisfy { byte in
                byte.isASCIIAlphanumeric
            }
    }
}

extension stat {
    /// Whether both are of one file.
    func isSame(as other: stat) -> Bool { st_dev == other.st_dev && st_ino == other.st_ino }
}
