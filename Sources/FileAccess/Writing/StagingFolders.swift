import ExactText

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The staging folders of a run, one in each folder that is written into, and the folders that were made for them.
struct StagingFolders {
    private let ownNames: Set<ExactText>
    private let note: (String) -> Void
    private var stagings: [ExactText: StagingFolder] = [:]
    private var madeFolders: [String] = []

    init(ownNames: Set<ExactText>, note: @escaping (String) -> Void) {
        self.ownNames = ownNames
        self.note = note
    }

    /// The staging folder in a folder, which is made where it is missing.
    mutating func staging(in folder: String) throws(FileWritingError) -> StagingFolder {
        if let staging = stagings[ExactText(folder)] { return staging }
        try makeFolder(folder)
        let staging = try StagingFolder(in: folder, ownNames: ownNames, report: note)
        stagings[ExactText(folder)] = staging
        return staging
    }

    /// Removes the folders, which have to be empty by now.
    func remove(andMadeFolders: Bool) {
        for staging in stagings.values { staging.remove() }
        if andMadeFolders { for folder in madeFolders.reversed() { rmdir(folder) } }
    }

    private mutating func makeFolder(_ folder: String) throws(FileWritingError) {
        var missing: [String] = []
        var current = folder
        while !FolderReading.exists(current), current != ".", current != "/" {
            missing.append(current)
            current = PathName.folder(of: current)
        }
        for folder in missing.reversed() {
            if mkdir(folder, 0o777) == 0 {
                madeFolders.append(folder)
            } else if errno != EEXIST {
                // It exists where `a//` and `a` are one folder, or another run was as quick.
                throw FileWritingError(folder)
            }
        }
    }
}
