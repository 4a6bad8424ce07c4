import CommandSupport
import DiagnosticsCore
import ExactText
import FileAccess
import SourceTree
import SpecCompiler
import SpecFiles
import YAMLTree

/// A spec file that was read, with all that compiling it takes.
struct SpecInput {
    /// Where it was read from; '-' for standard input.
    let path: String
    let file: SourceFile
    let format: SourceFormat
    let files: FileLoader

    /// The same with another text.
    func with(_ bytes: [UInt8]) -> SpecInput {
        SpecInput(path: path, file: SourceFile(name: file.name, bytes: bytes), format: format, files: files)
    }

    /// Reads what SPEC arguments name: files, `-`, and directories for the specs in them, at any depth.
    ///
    /// - Parameters:
    ///   - arguments: The arguments.
    ///   - filesFolder: Where the specs may read files from; each spec's own folder where it is nil.
    ///   - excluded: What is passed over in directories, besides what their settings exclude.
    ///   - limit: The most bytes that a spec may have.
    /// - Returns: The inputs in order, and a failure for each argument or file that can't be read.
    static func read(
        _ arguments: [String], filesFolder: String?, excluding excluded: [PathPattern] = [], limit: Int
    ) -> (inputs: [SpecInput], failures: [CommandFailure]) {
        var inputs: [SpecInput] = []
        var failures: [CommandFailure] = []
        // What is wrong in settings is told by who follows them.
        var settings = SettingsSearch()
        for argument in arguments {
            var paths = [argument]
            if argument != "-", FolderReading.isFolder(argument) {
                let exclusion = FolderExclusion(argument, excluded, settings: settings.settings(in: argument))
                let folder = SpecFolder(argument, excluding: exclusion)
                paths = folder.specs
                failures += folder.failures
            }
            for path in paths {
                do throws(CommandFailure) {
                    inputs.append(try read(path, filesFolder: filesFolder, limit: limit))
                } catch {
                    failures.append(error)
                }
            }
        }
        return (inputs, failures)
    }

    private static func read(
        _ path: String, filesFolder: String?, limit: Int
    ) throws(CommandFailure) -> SpecInput {
        let file = SourceFile(
            name: CommandInput.name(of: path), bytes: try CommandInput.read(path, limit: limit)
        )
        guard path == "-" else {
            return SpecInput(
                path: path, file: file, format: SourceFormat(fileName: path),
                files: .folder(filesFolder ?? PathName.folder(of: path))
            )
        }
        // A pipe has no name to tell its format by. JSON from a program starts with a brace; what YAML in flow style
        // could mean by that, JSON means too.
        let first = file.bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return SpecInput(
            path: path, file: file, format: first == UInt8(ascii: "{") ? .json : .yaml,
            files: files(ofStandardInputIn: filesFolder)
        )
    }

    /// What specs from standard input can read: they lie in no folder.
    static func files(ofStandardInputIn filesFolder: String?) -> FileLoader {
        filesFolder.map(FileLoader.folder)
            ?? FileLoader { _ in
                .failure(.notFound(reason: "a spec from standard input needs --files-dir to read files"))
            }
    }
}
