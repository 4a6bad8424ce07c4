import ArgumentParser
import CommandSupport

/// The help of the program itself: its commands, and what belongs to all of them.
struct HelpPage: ParsableCommand {
    /// The width where nothing says another.
    private static let usualColumns = 80

    /// Whether arguments ask for it.
    static func isMeant(by arguments: [String]) -> Bool {
        [[], ["--help"], ["-h"], ["help"]].contains(arguments)
    }

    func run() throws {
        let columns = Terminal.columns(of: 1) ?? Self.usualColumns
        try StandardStreams.writeResult(
            "\(ECSC.helpMessage(columns: columns))\n\n\(ProgramReference.help(columns: columns))")
    }
}
