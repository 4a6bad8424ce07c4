/// One command with its words, as the shell would run it.
struct ShellCommand {
    /// A word, or what stands for one.
    struct Word {
        /// Where it stands.
        let span: Range<Int>
        /// What it says once its quotes are taken off, with a NUL for what only the run will tell.
        var text: [UInt8]
        /// Whether an expansion outside quotes may make several words of it.
        var isSplit = false
        /// Whether it is `name=(…)`.
        var isArray = false

        /// The whole of it, where nothing is left for the run to tell.
        var literal: [UInt8]? { text.contains(0) ? nil : text }
        /// Its beginning, as far as that is certain.
        var beginning: ArraySlice<UInt8> { text.prefix { $0 != 0 } }

        func isExactly(_ other: String) -> Bool { text.elementsEqual(other.utf8) }
    }

    var words: [Word] = []
    /// All of it, with assignments and redirections.
    var span: Range<Int>
    /// Where its input comes from, a node of ``ShellFlow``.
    let input: Int
    /// The function it stands in, 0 for the script itself.
    let function: Int
}
