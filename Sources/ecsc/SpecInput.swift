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

    /// The endings of the specs that a directory stands for.
    private static let specEndings = [".ecs.yaml", ".ecs.yml", ".ecs.json"]

    /// Reads what SPEC arguments name: files, `-`, and directories for the specs in them.
    ///
    /// - Returns: The inputs in order, and a failure for each argument or file that can't be read.
    static func read(
        _ arguments: [String], filesFolder: String?, limit: Int
    ) -> (inputs: [SpecInput], failures: [CommandFailure]) {
        var inputs: [SpecInput] = []
        var failures: [CommandFailure] = []
        for argument in arguments {
            do {
                for path in try paths(for: argument) {
                    inputs.append(try read(path, filesFolder: filesFolder, limit: limit))
                }
            } catch {
                failures.append(error)
            }
        }
        return (inputs, failures)
    }

    private static func paths(for argument: String) throws(CommandFailure) -> [String] {
        guard argument != "-", FolderReading.isFolder(argument) else { return [argument] }
        guard let names = FolderReading.names(in: argument) else {
            throw CommandFailure(.noInput, "\(argument): the folder can't be read")
        }
        let specs = names.filter { name in specEndings.contains { name.hasExactSuffix($0) } }
        guard !specs.isEmpty else {
            throw CommandFailure(
                .noInput,
                "\(argument): there is no spec in this folder (\(specEndings.map { "*" + $0 }.joined(separator: ", ")))"
            )
        }
        return specs.map { PathName.join(argument, $0) }
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
