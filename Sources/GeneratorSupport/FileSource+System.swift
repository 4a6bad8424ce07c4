import FileAccess
public import GenerationInput

extension FileSource {
    /// The files of the system.
    public static let system = FileSource { path, limit throws(FileError) in
        do throws(FileReading.Failure) {
            return try FileReading.read(path, limit: limit)
        } catch {
            throw FileError(path: path, reason: error.reason, isMissing: !FolderReading.exists(path))
        }
    } list: { folder in
        FolderReading.files(below: folder)
    }
}
