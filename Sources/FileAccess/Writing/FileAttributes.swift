import CFileSystem

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What a file is beside its content: mode, owner, access lists and other extended attributes.
enum FileAttributes {
    /// Gives an open file what another one has, as far as the user may.
    ///
    /// Where owner or group can't be kept, nobody gets rights by that: neither set-id bits, nor more for the new group
    /// than for everybody.
    static func copy(from path: String, to descriptor: Int32) {
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { return }
        defer { close(source) }
        var wanted = stat()
        guard fstat(source, &wanted) == 0 else { return }
        if fchown(descriptor, wanted.st_uid, wanted.st_gid) != 0 { _ = fchown(descriptor, uid_t.max, wanted.st_gid) }
        copy_extended_attributes(source, descriptor)
        var made = stat()
        guard fstat(descriptor, &made) == 0 else { return }
        var mode = wanted.st_mode & 0o7777
        if made.st_uid != wanted.st_uid || made.st_gid != wanted.st_gid { mode &= 0o1777 }
        if made.st_gid != wanted.st_gid { mode &= ~0o070 | (mode & 0o007) << 3 }
        fchmod(descriptor, mode)
    }
}
