/// A folder that is written as a whole.
public struct OutputFolder: Sendable {
    /// Where it goes.
    public let path: String
    /// Its files; the paths are names in the folder.
    public let files: [OutputFile]

    /// A folder with these files.
    public init(path: String, files: [OutputFile]) {
        self.path = path
        self.files = files
    }
}

extension OutputFiles {
    /// Writes folders so that all appear whole or none does: each is staged beside its place, and they take their
    /// places only when all could be, each by one exchange where the file system has it. Of a folder that is replaced,
    /// what is not the program's own stays.
    ///
    /// A kill leaves each folder whole, old or new; the rest is in staging, which the next run clears away.
    ///
    /// - Throws: Then every folder is as it was before. Only where a file that is not the
    ///   program's own can't be moved into the new folder, the new folders stand, and the message says where it is.
    public func write(_ folders: [OutputFolder]) throws(FileWritingError) {
        try staging { (stagings, signals) throws(FileWritingError) in
            var swaps: [FolderSwap] = []
            do throws(FileWritingError) {
                for folder in folders {
                    let swap = try FolderSwap(folder, ownNames: ownNames, staging: &stagings)
                    swaps.append(swap)
                    try swap.stage(signals)
                }
                // From here on a signal waits until all is done: it takes a few system calls for each folder.
                try signals.check()
                for index in swaps.indices { try swaps[index].commit() }
            } catch {
                for index in swaps.indices.reversed() { swaps[index].rollBack() }
                throw error
            }
            for swap in swaps { try swap.finish() }
            if swaps.contains(where: \.wasTakenAway) {
                note("this file system can't exchange two folders in one step: each was missing for a moment")
            }
        }
    }
}
