public import Foundation

/// Places outside the tests' own folders.
public enum Repository {
    /// The repository's root: where the API metadata lies, wherever below it the test stands.
    public static let root: URL = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "api-specs").path) {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    /// The path of an example.
    public static func example(_ name: String) -> String { root.appending(path: "Examples/\(name)").path }

    /// The folder of shared data beside the repository, which need not be there.
    public static let shared = root.deletingLastPathComponent().appending(path: "shared")
}
