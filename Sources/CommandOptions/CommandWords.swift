import ArgumentParser
import CommandSupport
import DiagnosticsCore
import ExactText

/// The words at the start of a command line that must be commands.
enum CommandWords {
    /// What is wrong with them, if anything is. Where only commands can stand, the argument parser takes any other word
    /// for an argument too many, and after `help` for none at all.
    ///
    /// - Parameters:
    ///   - arguments: What follows the program's name.
    ///   - program: The program's command.
    static func fault(in arguments: some Sequence<String>, of program: any ParsableCommand.Type) -> CommandFailure? {
        var words = Array(arguments)[...]
        let isHelp = words.first?.isExactly("help") == true
        if isHelp { words = words.dropFirst() }
        var command = program
        var path = program._commandName
        while let word = words.first, word.utf8.first != UInt8(ascii: "-"), isHelp || !command.isLeaf {
            guard let next = command.configuration.subcommands.first(where: { $0._commandName.isExactly(word) }) else {
                return unknown(word, below: command, path)
            }
            command = next
            path += " \(next._commandName)"
            words = words.dropFirst()
        }
        return nil
    }

    private static func unknown(
        _ word: String, below command: any ParsableCommand.Type, _ path: String
    ) -> CommandFailure {
        guard !command.isLeaf else { return CommandFailure(.usage, "'\(path)' has no commands, so no '\(word)'") }
        let names = command.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
        let nearest = NearestName.find(word, among: names)
        return CommandFailure(
            .usage, "there is no command '\(path) \(word)'",
            help: nearest.map { "did you mean '\(path) \($0)'?" } ?? "'\(path) --help' lists the commands"
        )
    }
}

extension ParsableCommand {
    /// Whether it takes arguments and not commands.
    fileprivate static var isLeaf: Bool { configuration.subcommands.isEmpty }
}
