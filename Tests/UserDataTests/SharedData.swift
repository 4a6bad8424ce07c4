import Foundation
import TestSupport

extension SharedData {
    /// The bytes of a file; nil, with a word on it, if that is not there.
    static func bytes(_ path: String) -> [UInt8]? { exists(path) ? (try? data(path)).map { Array($0) } : nil }
}
