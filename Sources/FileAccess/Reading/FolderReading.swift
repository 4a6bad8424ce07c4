import ExactText

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Looking into folders.
public enum FolderReading {
    /// Whether something stands under a path, symbolic links followed.
    public static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    /// Whether a path leads to a folder.
    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// What can stand under a path.
    public enum EntryKind: Sendable {
        case file, folder, link, other
    }

    /// What stands under a path, links not followed; nil where there is nothing.
    public static func kind(of path: String) -> EntryKind? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// The names of what lies in a folder, by their bytes; names that are not UTF-8 are left out. Nil where there is no
    /// such folder, or it can't be opened.
    public static func names(in folder: String) -> [String]? {
        guard let handle = FileReading.resolve(folder).flatMap({ FolderHandle($0) }) else { return nil }
        return handle.names().compactMap {
            String(validating: $0.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        .sorted { $0.precedesExactly($1) }
    }

    /// The paths of all regular files below a folder, relative to it and by their bytes, as far as they can be looked at:
    /// see ``FolderWalk``.
    public static func files(below folder: String) -> [String] { FolderWalk(folder).files }
}
