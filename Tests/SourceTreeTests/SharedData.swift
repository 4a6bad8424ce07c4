import DiagnosticsCore
import Foundation
import TestSupport

extension SharedData {
    /// A file, or nil with a printed reason.
    static func file(_ path: String) -> SourceFile? {
        exists(path) ? (try? data(path)).map { SourceFile(name: path, bytes: Array($0)) } : nil
    }
}
