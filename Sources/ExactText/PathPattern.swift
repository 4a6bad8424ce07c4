/// A pattern for paths below a folder, in the form that ignore files have (gitignore(5)).
///
/// `*` and `?` stand for characters of one name, `**` for any number of names. A pattern without a slash fits the name of
/// a file or folder at any depth, one with a slash the path from the folder on; with a slash at its end it fits folders
/// alone.
public struct PathPattern: Sendable, Hashable {
    /// The pattern as written.
    public let text: String
    /// What stands between its slashes.
    private let names: [Part]
    private let isForFoldersAlone: Bool

    private enum Part: Sendable, Hashable {
        case anyNames
        case name(WildcardPattern)
    }

    /// A pattern; nil where a text has no name in it.
    public init?(_ text: String) {
        self.text = text
        isForFoldersAlone = text.utf8.last == UInt8(ascii: "/")
        let parts = text.splitExactly(at: UInt8(ascii: "/"))
        let written = parts.filter { !$0.isEmpty && !$0.isExactly(".") }
        guard !written.isEmpty else { return nil }
        let names = written.map { $0.isExactly("**") ? Part.anyNames : .name(WildcardPattern(String($0))) }
        // A slash behind the last name says only what the pattern is for.
        let isName = parts.count - (isForFoldersAlone ? 1 : 0) == 1
        self.names = isName ? [.anyNames] + names : names
    }

    /// Whether it fits a path.
    ///
    /// - Parameters:
    ///   - path: From the folder on, or as a whole.
    ///   - isFolder: Whether the path is that of a folder.
    public func matches(_ path: String, isFolder: Bool) -> Bool {
        guard isFolder || !isForFoldersAlone else { return false }
        let path = path.splitExactly(at: UInt8(ascii: "/")).filter { !$0.isEmpty && !$0.isExactly(".") }.map(
            String.init)
        // As in a wildcard pattern: what stands before the latest `**` has its earliest match, and no later one helps.
        var inPattern = 0
        var inPath = 0
        var restart: (inPattern: Int, inPath: Int)?
        while inPath < path.count {
            if inPattern < names.count, case .anyNames = names[inPattern] {
                inPattern += 1
                restart = (inPattern, inPath)
            } else if inPattern < names.count, case .name(let pattern) = names[inPattern], pattern.matches(path[inPath])
            {
                inPattern += 1
                inPath += 1
            } else if let (afterNames, start) = restart {
                restart = (afterNames, start + 1)
                inPattern = afterNames
                inPath = start + 1
            } else {
                return false
            }
        }
        return names[inPattern...].allSatisfy { $0 == .anyNames }
    }
}
