import Foundation

/// Data beside the repository, which a checkout of it alone does not have.
enum SharedData {
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The bytes of a file below `../shared`; nil, with a word on it, if that is not there.
    static func bytes(_ path: String) -> [UInt8]? {
        let file = package.deletingLastPathComponent().appending(path: "shared").appending(path: path)
        guard let data = try? Data(contentsOf: file) else {
            print("not compared with \(path): there is no ../shared")
            return nil
        }
        return Array(data)
    }
}
