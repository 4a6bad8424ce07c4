/// Paths as text, without a look at the disk. Foundation's own functions for it end the program on a path of one
/// character (Swift 6.3, Linux).
public enum PathName {
    /// The folder that a path lies in, `.` for a bare name.
    public static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        let folder = path[..<slash]
        return folder.isEmpty ? "/" : String(folder)
    }

    /// The last name of a path.
    public static func last(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(path[path.utf8.index(after: slash)...])
    }

    /// A name in a folder.
    public static func join(_ folder: String, _ name: String) -> String {
        folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
    }

    /// A path as it is seen from a folder: absolute paths stay what they are.
    public static func resolve(_ path: String, in folder: String) -> String {
        path.utf8.first == UInt8(ascii: "/") || folder.isEmpty || folder.isExactly(".") ? path : join(folder, path)
    }

    /// Whether a path stays below a folder when each `..` in it takes back the name before it.
    ///
    /// - Parameter path: Relative to the folder.
    public static func staysBelow(_ path: String) -> Bool {
        var depth = 0
        for name in path.splitExactly(at: UInt8(ascii: "/")) where !name.isEmpty && !name.isExactly(".") {
            depth += name.isExactly("..") ? -1 : 1
            if depth < 0 { return false }
        }
        return true
    }
}
