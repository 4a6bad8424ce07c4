import ExactText

/// A command for POSIX shells, on one line, of which a shell makes exactly these words.
///
/// A word stands in single quotes, in which nothing has a meaning but the quote itself. A control character, which could
/// end the line or steer a terminal that the command is pasted into, can't be quoted visibly on one line: a word that has
/// one is put together by `printf` before the command (`v1=$(printf 'a\012b.') && … "${v1%.}"`), with a dot at its end
/// since shells cut line breaks off there.
///
/// No argument of a program can hold a NUL; texts must have none.
struct ShellCommand {
    private var assignments: [String] = []
    private var words: [String] = []

    /// A command that begins with words that need no quotes.
    init(_ words: String...) { self.words = words }

    /// Adds words that need no quotes.
    mutating func append(plain words: String...) { self.words += words }

    /// Adds a text as one word in quotes.
    mutating func append(quoting text: String) { words.append(spelled(text)) }

    /// Adds a text as one word, in quotes only where it needs them.
    mutating func append(_ text: String) { words.append(Self.isPlain(text) ? text : spelled(text)) }

    /// The line, without a line break.
    var text: String { assignments.map { "\($0) && " }.joined() + words.joined(separator: " ") }

    private mutating func spelled(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: Self.isControl) else { return Self.quoted(text) }
        let name = "v\(assignments.count + 1)"
        assignments.append("\(name)=$(printf '\(Self.format(of: text)).')")
        return "\"${\(name)%.}\""
    }

    private static func quoted(_ text: String) -> String { "'\(text.replacingExactly("'", with: "'\\''"))'" }

    /// What `printf` makes a text of: control characters and what has a meaning to it or to quotes as octal numbers, but
    /// the percent sign doubled, as it would be read again.
    private static func format(of text: String) -> String {
        var format = ""
        for scalar in text.unicodeScalars {
            if scalar == "%" {
                format += "%%"
            } else if isControl(scalar) || scalar == "'" || scalar == "\\" || (scalar == "-" && format.isEmpty) {
                for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    let digits = [byte >> 6, byte >> 3 & 7, byte & 7].map { "\($0)" }
                    format += "\\" + digits.joined()
                }
            } else {
                format.unicodeScalars.append(scalar)
            }
        }
        return format
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    private static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-_./:@%+,".utf8.contains($0) }
    }
}
