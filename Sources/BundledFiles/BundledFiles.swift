internal import CBundledFiles

/// A file of `templates/` or `api-specs/`, compiled into the program.
public struct BundledFile: Sendable {
    /// Path below the package, with `/`: `templates/user-data/trust-agent-install.sh`.
    public let path: String
    private let index: Int

    /// Every bundled file, sorted by path.
    public static let all: [BundledFile] = (0..<bundled_file_count())
        .map { BundledFile(path: String(cString: bundled_file_at($0).path), index: $0) }
        .sorted { $0.path < $1.path }

    /// The file with exactly this path.
    public static func named(_ path: String) -> BundledFile? {
        all.first { $0.path == path }
    }

    /// The file's bytes, copied.
    public var bytes: [UInt8] {
        withBytes { Array($0) }
    }

    /// Lends the file's bytes without copying them; they live as long as the program.
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        let file = bundled_file_at(index)
        return try body(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }
}
