public import CommandSupport
import ExactText
import GenerationInput

/// The command line of a tool that plugins run: `--option VALUE` and `--flag`, nothing else.
///
/// Whoever builds with a plugin compiles its tool first, so the tools do without an argument parser.
public struct GeneratorTool {
    private let usage: String
    private var values: [ExactText: String] = [:]
    private var flags: Set<ExactText> = []

    /// Reads a command line, does the work, and ends the program with its exit code.
    ///
    /// - Parameters:
    ///   - usage: Its first line names every option, as `--option VALUE` or `[--flag]`; these, and no more, are understood.
    ///   - work: Does the work.
    public static func main(usage: String, _ work: (GeneratorTool) throws -> Void) -> Never {
        StandardStreams.ignoreBrokenPipes()
        do {
            let arguments = CommandLine.arguments.dropFirst()
            if arguments.contains(where: "--version".isExactly) {
                try StandardStreams.writeResult("\(GeneratedFile.generator)\n")
            } else if arguments.contains(where: "--help".isExactly) {
                try StandardStreams.writeResult("usage: \(usage)\n")
            } else {
                try work(GeneratorTool(usage: usage, Array(arguments)))
            }
            ExitStatus.success.endProcess()
        } catch let status as ExitStatus {
            status.endProcess()
        } catch {
            let failure =
                error as? CommandFailure ?? CommandFailure(uncaught: error, in: GeneratedFile.generatorName)
            StandardStreams.writeMessage(failure.text)
            failure.status.endProcess()
        }
    }

    /// - Throws: `ExitStatus` 64, after a message, for anything that the usage does not have.
    init(usage: String, _ arguments: [String]) throws(ExitStatus) {
        self.usage = usage
        let line = usage.utf8.prefix { $0 != UInt8(ascii: "\n") }
        let words = line.split { "[] ".utf8.contains($0) }.map { String(decoding: $0, as: UTF8.self) }
        var isOption: [ExactText: Bool] = [:]
        for (index, word) in words.enumerated() where word.utf8.starts(with: "--".utf8) {
            isOption[ExactText(word)] =
                index + 1 < words.count && words[index + 1].utf8.allSatisfy(\.isASCIIUppercaseLetter)
        }
        var rest = arguments[...]
        while let name = rest.popFirst().map({ ExactText($0) }) {
            switch isOption[name] {
            case true?:
                guard let value = rest.popFirst() else { throw misuse("\(name) needs a value") }
                values[name] = value
            case false?: flags.insert(name)
            case nil: throw misuse("there is no '\(name)'")
            }
        }
    }

    /// The value of an option, if it is given.
    public func value(_ option: String) -> String? { values[ExactText(option)] }

    /// The value of an option that must be given.
    public func required(_ option: String) throws(ExitStatus) -> String {
        guard let value = values[ExactText(option)] else { throw misuse("\(option) is missing") }
        return value
    }

    /// Whether a flag is given.
    public func has(_ flag: String) -> Bool { flags.contains(ExactText(flag)) }

    /// Says what is wrong with the command line.
    public func misuse(_ message: String) -> ExitStatus {
        StandardStreams.writeMessage("error: \(message)\nusage: \(usage)\n")
        return .usage
    }
}
