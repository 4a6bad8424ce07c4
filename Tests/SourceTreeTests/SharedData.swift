import DiagnosticsCore
import Foundation

/// Files of the data folder beside the checkout, which need not be there.
enum SharedData {
    /// A file of it, or nil with a printed reason.
    static func file(_ path: String) -> SourceFile? {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        guard let data = try? Data(contentsOf: root.appending(path: "shared").appending(path: path)) else {
            print("skipped: no ../shared/\(path) beside the checkout")
            return nil
        }
        return SourceFile(name: path, bytes: Array(data))
    }
}
