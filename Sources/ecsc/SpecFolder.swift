import CommandSupport
import ExactText
import FileAccess

/// The specs that a folder stands for.
struct SpecFolder {
    /// The endings of their names.
    private static let endings = [".ecs.yaml", ".ecs.yml", ".ecs.json"]

    /// Their paths, the folder's own before each, by their bytes.
    let specs: [String]
    /// What could not be looked at, or that there is none.
    let failures: [CommandFailure]

    /// Looks into a folder, in depth.
    ///
    /// - Parameters:
    ///   - folder: Its path.
    ///   - excluded: What is passed over.
    init(_ folder: String, excluding excluded: FolderExclusion) {
        let walk = FolderWalk(folder) { excluded.covers($0, isFolder: $1) }
        specs = walk.files.filter { path in Self.endings.contains { path.hasExactSuffix($0) } }
            .map { PathName.join(folder, $0) }
        var failures = walk.faults.map { Self.failure($0, in: folder) }
        if specs.isEmpty, failures.isEmpty {
            let names = Self.endings.map { "*" + $0 }.joined(separator: ", ")
            failures.append(
                CommandFailure(
                    .noInput,
                    "\(folder): there is no spec in this folder (\(names))"
                        + (excluded.isEmpty ? "" : " but for what is excluded")
                )
            )
        }
        self.failures = failures
    }

    private static func failure(_ fault: FolderWalk.Fault, in folder: String) -> CommandFailure {
        func whole(_ path: String) -> String { path.isEmpty ? folder : PathName.join(folder, path) }
        return switch fault {
        case .unreadable(let path):
            CommandFailure(.noInput, "\(whole(path)): the folder can't be read")
        case .tooDeep(let path, let limit):
            CommandFailure(.unreadableInput, "\(whole(path)): lies deeper than \(limit) folders, which is the limit")
        case .tooMany(let limit):
            CommandFailure(
                .unreadableInput,
                "\(folder): there are more than \(limit) files and folders in it, which is the limit; "
                    + "'--exclude' leaves some out"
            )
        }
    }
}
