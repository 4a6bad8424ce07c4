import ExactText
import FileAccess
import Foundation

/// A file that cannot be read or written.
public struct FileError: Error, Sendable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// Why, in the words of the system.
    public let reason: String

    /// A file that can't be read or written, with the reason.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// The path and the reason.
    public var description: String { "\(path): \(reason)" }
}

/// Reading and writing whole files.
package enum Files {
    /// Far above any metadata file (ECS has 0.8 MB); keeps an endless device from filling the memory.
    private static let largestFile = 1 << 30

    package static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    package static func read(_ path: String) throws(FileError) -> [UInt8] {
        do {
            return try FileReading.read(path, limit: largestFile)
        } catch {
            throw FileError(path: path, reason: error.reason)
        }
    }

    /// Writes to a temporary file beside it and renames that; folders on the way are made.
    package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        do {
            let url = URL(fileURLWithPath: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(bytes).write(to: url, options: .atomic)
        } catch {
            throw FileError(path: path, reason: reason(for: error))
        }
    }

    package static func remove(_ path: String) throws(FileError) {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw FileError(path: path, reason: reason(for: error))
        }
    }

    /// Names of what lies in a folder; none if there is no such folder.
    package static func names(in directory: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    }

    private static func reason(for error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        if let code = underlying?.code, underlying?.domain == NSPOSIXErrorDomain, let code = Int32(exactly: code) {
            return String(cString: strerror(code)).asciiLowercased
        }
        return (error as NSError).localizedDescription
    }
}

/// Paths as texts.
package enum Paths {
    /// A path as it is seen from a folder.
    package static func resolve(_ path: String, in directory: String) -> String {
        path.hasExactPrefix("/") || directory.isEmpty || directory == "." ? path : directory + "/" + path
    }

    /// The folder a path leads into.
    package static func directory(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
