import ExactText

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The files below a folder, at any depth.
///
/// Hidden files and folders are passed over, and links to folders are not followed, so that a circle of links can't be
/// walked. A link to a file is the file; one that leads nowhere, a pipe and a device are none.
public struct FolderWalk: Sendable {
    /// How far a walk goes.
    public struct Limits: Sendable {
        /// Folders within one another.
        public var depth: Int
        /// Files and folders, whatever their names.
        public var entries: Int

        /// Limits that no folder of a person's own comes near.
        public init(depth: Int = 64, entries: Int = 200_000) {
            self.depth = depth
            self.entries = entries
        }
    }

    /// What a walk could not look at.
    public enum Fault: Sendable, Hashable {
        /// A folder, by its path from the first one on, that can't be opened.
        case unreadable(String)
        /// A folder that lies too deep; what is in it was not looked at.
        case tooDeep(String, limit: Int)
        /// There were more files and folders; the walk ended.
        case tooMany(limit: Int)
    }

    /// The paths of the regular files, relative to the folder, by their bytes.
    public private(set) var files: [String] = []
    /// What was not looked at.
    public private(set) var faults: [Fault] = []

    /// Goes through a folder.
    ///
    /// - Parameters:
    ///   - folder: The folder; it may be a link.
    ///   - limits: How far to go.
    ///   - isLeftOut: Whether a file or folder, by its path relative to the folder, is passed over.
    public init(
        _ folder: String, limits: Limits = Limits(),
        leavingOut isLeftOut: (_ path: String, _ isFolder: Bool) -> Bool = { _, _ in false }
    ) {
        var count = 0
        // The folders that are still to be looked into.
        var folders = [(path: "", depth: 1)]
        walk: while let (current, depth) = folders.popLast() {
            guard let names = FolderReading.names(in: current.isEmpty ? folder : PathName.join(folder, current)) else {
                faults.append(.unreadable(current))
                continue
            }
            for name in names where name.utf8.first != UInt8(ascii: ".") {
                count += 1
                if count > limits.entries {
                    faults.append(.tooMany(limit: limits.entries))
                    break walk
                }
                let path = current.isEmpty ? name : PathName.join(current, name)
                var status = stat()
                guard lstat(PathName.join(folder, path), &status) == 0 else { continue }
                let isFolder = status.st_mode & S_IFMT == S_IFDIR
                if isLeftOut(path, isFolder) { continue }
                if isFolder {
                    if depth < limits.depth {
                        folders.append((path, depth + 1))
                    } else {
                        faults.append(.tooDeep(path, limit: limits.depth))
                    }
                } else if FileReading.isRegularFile(PathName.join(folder, path)) {
                    files.append(path)
                }
            }
        }
        files.sort { $0.precedesExactly($1) }
    }
}
