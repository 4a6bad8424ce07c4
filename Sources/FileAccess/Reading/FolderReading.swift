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

    /// The names of what lies in a folder, by their bytes; names that are not UTF-8 are left out. Nil where there is no
    /// such folder, or it can't be opened.
    public static func names(in folder: String) -> [String]? {
        guard let handle = FileReading.resolve(folder).flatMap({ FolderHandle($0) }) else { return nil }
        return handle.names().compactMap {
            String(validating: $0.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        .sorted { $0.precedesExactly($1) }
    }

    /// The paths of all regular files below a folder, relative to it. Hidden files and folders are passed over, and
    /// links to folders are not followed.
    public static func files(below folder: String) -> [String] {
        var files: [String] = []
        // The folders that are still to be looked into.
        var folders = [""]
        while let current = folders.popLast() {
            let place = current.isEmpty ? folder : PathName.join(folder, current)
            for name in names(in: place) ?? [] where name.utf8.first != UInt8(ascii: ".") {
                let path = current.isEmpty ? name : PathName.join(current, name)
                var status = stat()
                guard lstat(PathName.join(folder, path), &status) == 0 else { continue }
                if status.st_mode & S_IFMT == S_IFDIR {
                    folders.append(path)
                } else if FileReading.isRegularFile(PathName.join(folder, path)) {
                    files.append(path)
                }
            }
        }
        return files
    }
}
