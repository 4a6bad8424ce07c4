/// Where generators read files from: they are given it, and touch no disk themselves.
public struct FileSource: Sendable {
    private let readFile: @Sendable (_ path: String, _ limit: Int) throws(FileError) -> [UInt8]
    private let listFiles: @Sendable (_ folder: String) -> [String]

    /// A source.
    ///
    /// - Parameters:
    ///   - read: The bytes of a file; not many more than the limit.
    ///   - list: The paths of all files below a folder, relative to it.
    public init(
        read: @escaping @Sendable (_ path: String, _ limit: Int) throws(FileError) -> [UInt8],
        list: @escaping @Sendable (_ folder: String) -> [String]
    ) {
        readFile = read
        listFiles = list
    }

    /// Far above any metadata file (ECS has 0.8 MB); keeps an endless device from filling the memory.
    public static let largestFile = 1 << 30

    /// The bytes of a file; one more than the limit of a longer one, so that a reader can tell.
    public func read(_ path: String, limit: Int = FileSource.largestFile) throws(FileError) -> [UInt8] {
        try readFile(path, limit)
    }

    /// The paths of all files below a folder, relative to it, in no order.
    public func files(below folder: String) -> [String] { listFiles(folder) }
}

/// A file that can't be read.
public struct FileError: Error, Sendable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// Why, in the words of the system.
    public let reason: String
    /// Whether there is no such file at all.
    public let isMissing: Bool

    /// A file that can't be read, with the reason.
    public init(path: String, reason: String, isMissing: Bool = false) {
        self.path = path
        self.reason = reason
        self.isMissing = isMissing
    }

    /// The path and the reason.
    public var description: String { "\(path): \(reason)" }
}

/// Why a generator has nothing to go on with; what is wrong is among its findings.
public enum InputFault: Sendable, Hashable {
    /// A file is missing, or can't be read.
    case missing
    /// A file is not of its format at all.
    case unreadable
}
