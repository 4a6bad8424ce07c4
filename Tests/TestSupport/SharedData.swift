public import Foundation

/// Larger test data that lies beside the repository, and need not be there: tests that need it are skipped then.
public enum SharedData {
    /// The place of a file or folder.
    public static func url(_ path: String) -> URL { Repository.shared.appending(path: path) }

    /// Whether a file or folder is there; says so where it is not.
    public static func exists(_ path: String) -> Bool {
        let isThere = FileManager.default.fileExists(atPath: url(path).path)
        if !isThere { print("skipped: ../shared/\(path) is not there") }
        return isThere
    }

    /// The bytes of a file.
    public static func data(_ path: String) throws -> Data { try Data(contentsOf: url(path)) }
}
