#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An open folder, whose entries are reached by the bytes of their names: these need not be UTF-8.
///
/// Works on what was opened, whatever its path leads to by then, and follows no symbolic link.
final class FolderHandle {
    /// The bytes of a name, with a NUL behind them.
    typealias Name = [CChar]

    private let descriptor: Int32

    /// Opens a folder; nil where there is none, or it can't be opened.
    init?(_ path: String) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
    }

    /// Opens a folder in this one.
    init?(_ name: Name, in parent: FolderHandle) {
        descriptor = openat(parent.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Locks the folder for this process until the handle is gone, however the process ends. Only other handles, of
    /// this process or another, are kept out.
    func lock() -> Lock {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return .taken }
        return errno == EWOULDBLOCK ? .heldElsewhere : .unsupported
    }

    /// What came of locking.
    enum Lock {
        case taken, heldElsewhere
        /// The file system has no locks.
        case unsupported
    }

    /// What the folder is.
    var status: stat? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status : nil
    }

    /// What an entry is; nil where there is none.
    func status(of name: Name) -> stat? {
        var status = stat()
        return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }

    /// The names of all entries but `.` and `..`.
    func names() -> [Name] {
        // The stream has a position of its own, and closes its descriptor.
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { return [] }
        guard let stream = fdopendir(copy) else {
            close(copy)
            return []
        }
        defer { closedir(stream) }
        var names: [Name] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) { text in
                    Name(UnsafeBufferPointer(start: text, count: strlen(text) + 1))
                }
            }
            if name != Name(".".utf8CString), name != Name("..".utf8CString) { names.append(name) }
        }
        return names
    }

    /// Removes an entry that is no folder.
    func remove(_ name: Name) -> Bool { unlinkat(descriptor, name, 0) == 0 }

    /// Removes a folder that is empty.
    func removeFolder(_ name: Name) -> Bool { unlinkat(descriptor, name, AT_REMOVEDIR) == 0 }

    /// Gives an entry that is no folder a second name in another folder, where the file system and its rules allow it.
    func link(_ name: Name, into other: FolderHandle) -> Bool {
        linkat(descriptor, name, other.descriptor, name, 0) == 0
    }

    /// Moves an entry to another folder, over nothing.
    func move(_ name: Name, into other: FolderHandle) -> Bool {
        other.status(of: name) == nil && renameat(descriptor, name, other.descriptor, name) == 0
    }

    /// A name as text to print.
    static func text(_ name: Name) -> String {
        String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A text as a name.
    static func name(_ text: String) -> Name { Name(text.utf8CString) }
}
