import DiagnosticsCore
import ExactText
import FileAccess
import Foundation
import SourceTree
import SpecCompiler
import YAMLTree

/// A spec file that was read, with all that compiling it takes.
struct SpecInput {
    let file: SourceFile
    let format: SourceFormat
    let files: FileLoader

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
        var isDirectory: ObjCBool = false
        guard argument != "-", FileManager.default.fileExists(atPath: argument, isDirectory: &isDirectory),
            isDirectory.boolValue
        else { return [argument] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: argument)
        } catch {
            throw CommandFailure(.noInput, "\(argument): the folder can't be read")
        }
        let specs = names.filter { name in specEndings.contains { name.hasExactSuffix($0) } }
            .sorted { $0.precedesExactly($1) }
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
        do {
            guard path == "-" else {
                let bytes = try FileReading.read(path, limit: limit)
                return SpecInput(
                    file: SourceFile(name: path, bytes: bytes),
                    format: path.asciiLowercased.hasExactSuffix(".json") ? .json : .yaml,
                    files: .folder(filesFolder ?? PathName.folder(of: path))
                )
            }
            let bytes = try FileReading.readStandardInput(limit: limit)
            // A pipe has no name to tell its format by. JSON from a program starts with a brace; what YAML in flow
            // style could mean by that, JSON means too.
            let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
            return SpecInput(
                file: SourceFile(name: "<stdin>", bytes: bytes),
                format: first == UInt8(ascii: "{") ? .json : .yaml,
                files: files(ofStandardInputIn: filesFolder)
            )
        } catch {
            throw CommandFailure(.noInput, "\(path): \(error.reason)")
        }
    }

    /// What specs from standard input can read: they lie in no folder.
    static func files(ofStandardInputIn filesFolder: String?) -> FileLoader {
        filesFolder.map(FileLoader.folder)
            ?? FileLoader { _ in
                .failure(.notFound(reason: "a spec from standard input needs --files-dir to read files"))
            }
    }
}
