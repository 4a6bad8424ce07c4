import ExactText
import FileAccess

/// What is passed over in a folder that a command is given: by `--exclude`, and by the settings that hold for the folder.
struct FolderExclusion {
    private let folder: String
    private let patterns: [PathPattern]
    private let ofProject: [PathPattern]
    /// The folder's own path, from that of the settings on.
    private let inProject: String

    /// - Parameters:
    ///   - folder: The folder's path.
    ///   - patterns: Those of `--exclude`, which fit paths from the folder on, and as they are printed.
    ///   - settings: The settings that hold for it, whose patterns fit paths from their own folder on.
    init(_ folder: String, _ patterns: [PathPattern], settings: ProjectSettings?) {
        self.folder = folder
        self.patterns = patterns
        ofProject = settings?.exclude ?? []
        let whole = FileReading.resolve(folder) ?? folder
        let project = settings.flatMap { FileReading.resolve($0.folder) } ?? whole
        let rest = whole.utf8.dropFirst(project.utf8.count)
        inProject = whole.hasExactPrefix(project) ? String(decoding: rest, as: UTF8.self) : ""
    }

    /// Whether nothing is passed over.
    var isEmpty: Bool { patterns.isEmpty && ofProject.isEmpty }

    /// Whether a path is passed over, which is given from the folder on.
    func covers(_ path: String, isFolder: Bool) -> Bool {
        patterns.contains {
            $0.matches(path, isFolder: isFolder) || $0.matches(PathName.join(folder, path), isFolder: isFolder)
        } || ofProject.contains { $0.matches(PathName.join(inProject, path), isFolder: isFolder) }
    }
}
