/// Reads the files that a spec refers to. The command line reads real files below a folder, tests and the build plugin
/// whatever they like.
public struct FileLoader: Sendable {
    /// Why a file can't be had.
    public enum Failure: Error, Sendable, Hashable {
        /// There is none, or it can't be read: the system's reason.
        case notFound(reason: String)
        /// It lies outside the folder that specs may read from.
        case outsideFolder
        /// It is larger than `maximumBytes`.
        case tooLarge
    }

    /// The size above which a referred file is refused (1 MiB).
    public static let maximumBytes = 1 << 20

    private let read: @Sendable (String) -> Result<[UInt8], Failure>

    /// A loader; the function is given the path as the spec has it.
    public init(_ read: @escaping @Sendable (String) -> Result<[UInt8], Failure>) {
        self.read = read
    }

    /// The bytes of a file.
    public func load(_ path: String) throws(Failure) -> [UInt8] {
        try read(path).get()
    }

    /// A loader without files.
    public static let none = FileLoader { _ in .failure(.notFound(reason: "no files can be read here")) }
}
