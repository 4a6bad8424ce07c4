import ExactText

/// A command that reads some of its words, or its input, as code: one row of the table of those the scan knows.
struct ShellProgram: Sendable {
    /// What a command does with its words.
    enum Kind: Sendable {
        /// Reads all of them as code, or as names that it evaluates.
        case everything
        /// An interpreter: code stands behind options or is the first operand.
        case interpreter
        /// Runs the command that its operands make.
        case wrapper
        /// Runs what some of its words say, which need not be parsed: whatever follows the name of a program of this
        /// table is judged as a call of that program.
        case carrier
        /// A command with a grammar of its own, most of them builtins.
        case special(Special)
    }

    /// Commands whose words have to be told apart.
    enum Special: Sendable {
        case declaration, read, mapfile, getopts, printf, test, set, source, trap, eval, command, unset, tee, copy,
            chmod
    }

    let names: [String]
    let kind: Kind
    /// Options whose value is code: a letter, or `--name`.
    var code: [String] = []
    /// Options with a value that is data, and how many words that is.
    var values: [ExactText: Int] = [:]
    /// Options without a value, of wrappers: others are not known, and make the whole command unknown.
    var flags: [String] = []
    /// Operands before the command of a wrapper.
    var operands = 0
    /// Whether the first operand is code where no option gave any.
    var isOperandCode = false
    /// Whether options end at the first operand.
    var stopsAtOperand = false
    /// Whether everything behind the code is data.
    var stopsAtCode = false
    /// Whether the code is for a shell, so that it can be followed.
    var isShell = false
    /// Whether the input is code, where the words bring none.
    var readsInput = false
    /// Whether a word that may turn out to be an option is refused.
    var guardsOptions = true

    /// The row for a command's name without its folder; nil for a program that reads its words once.
    static func named(_ name: [UInt8]) -> ShellProgram? { byName[name] }

    private static let byName: [[UInt8]: ShellProgram] = {
        var result: [[UInt8]: ShellProgram] = [:]
        for row in table { for name in row.names { result[Array(name.utf8)] = row } }
        return result
    }()

    /// The names of the table, in order.
    static let names = SortedNames(byName.keys)
}
