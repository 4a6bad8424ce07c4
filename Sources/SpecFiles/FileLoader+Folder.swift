import ExactText
import FileAccess
public import SpecCompiler

extension FileLoader {
    /// Loads files from below a folder; symbolic links are followed before that is checked.
    public static func folder(_ folder: String) -> FileLoader {
        FileLoader { path in
            guard !path.utf8.contains(0) else { return .failure(.notFound(reason: "the path holds a NUL")) }
            guard let root = FileReading.resolve(folder) else {
                return .failure(.notFound(reason: "there is no folder '\(folder)'"))
            }
            let isAbsolute = path.utf8.first == UInt8(ascii: "/")
            let isBelow: (String) -> Bool = { $0.utf8.starts(with: PathName.join(root, "").utf8) }
            guard let resolved = FileReading.resolve(isAbsolute ? path : PathName.join(root, path)) else {
                let reason = FileReading.Failure.lastSystemError.reason
                // Whether something exists outside the folder is nobody's business.
                let relative =
                    !isAbsolute
                    ? path
                    : isBelow(path) ? String(decoding: path.utf8.dropFirst(root.utf8.count), as: UTF8.self) : ".."
                return .failure(PathName.staysBelow(relative) ? .notFound(reason: reason) : .outsideFolder)
            }
            guard isBelow(resolved) else { return .failure(.outsideFolder) }
            // A pipe or a device would block the compiler or never end.
            guard FileReading.isRegularFile(resolved) else {
                return .failure(.notFound(reason: "it is not a regular file"))
            }
            do throws(FileReading.Failure) {
                let bytes = try FileReading.read(resolved, limit: maximumBytes)
                return bytes.count > maximumBytes ? .failure(.tooLarge) : .success(bytes)
            } catch {
                return .failure(.notFound(reason: error.reason))
            }
        }
    }
}
