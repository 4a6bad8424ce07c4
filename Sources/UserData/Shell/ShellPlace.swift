import ExactText

/// A place of a shell script where a text is read once more after it was expanded, so that no quoting keeps a value
/// from becoming code.
///
/// Sources: POSIX.1-2017, Shell Command Language, 2.6.4 and 2.14; Bash Reference Manual, 3.4, 3.5, 3.6, 4.1, 4.2, 6.4
/// and 6.5: subscripts and arithmetic evaluate the values of names as expressions again, and a subscript is expanded.
struct ShellPlace: Sendable, Equatable {
    /// What the place is, as the end of a sentence: `in '$((…))', which …`.
    let phrase: String
    /// What to do instead; `VALUE` stands for the tag.
    let help: String
    /// Whether a number of digits is safe there.
    var takesNumbers = false

    /// What to do instead, for a value that stands as this in the place.
    func help(for value: String) -> String {
        var parts: [Substring] = []
        var rest = help[...]
        while let range = rest.firstRange(ofExactly: "VALUE") {
            parts += [rest[..<range.lowerBound], value[...]]
            rest = rest[range.upperBound...]
        }
        return (parts + [rest]).joined()
    }

    private static let number =
        "declare the parameter as 'type: integer' in the front matter: digits evaluate to themselves"

    // MARK: - Places that the syntax tells

    static let arithmetic = ShellPlace(
        phrase: "in arithmetic, which evaluates the text of a value again",
        help: number,
        takesNumbers: true
    )
    static let comparison = ShellPlace(
        phrase: "beside '-eq' and its like in '[[…]]', which evaluate the text of a value again",
        help: "\(number); or compare texts, [ VALUE = … ]",
        takesNumbers: true
    )
    static let subscriptText = ShellPlace(
        phrase: "in the subscript of an array, which is evaluated again",
        help: number,
        takesNumbers: true
    )
    static let offset = ShellPlace(
        phrase: "in the offset or length of '${…:…}', which is evaluated again",
        help: number,
        takesNumbers: true
    )
    static let specialVariable = ShellPlace(
        phrase: "in a variable that the shell or a program evaluates or runs",
        help: "use a variable of another name; where a number is meant, \(number)",
        takesNumbers: true
    )
    static let integerVariable = ShellPlace(
        phrase: "in a variable with the attribute 'integer', which evaluates what it is given",
        help: number,
        takesNumbers: true
    )
    static let arrayDeclaration = ShellPlace(
        phrase: "in the declaration of an array, which reads its value again",
        help: "declare it without a value, and assign the elements: a=(VALUE)"
    )
    static let declaredName = ShellPlace(
        phrase: "where the shell takes it for the name of a variable, subscript included",
        help: "write the name out"
    )
    static let splitDeclaration = ShellPlace(
        phrase: "in a declaration without quotes, where some shells split it into further declarations",
        help: "put the expansion in double quotes"
    )
    static let variableTest = ShellPlace(
        phrase: "behind '-v' or '-R', which evaluate a subscript",
        help: "write the name out"
    )
    static let splitTest = ShellPlace(
        phrase: "where 'test' may take it for an operator like '-v', which evaluates a subscript",
        help: "compare one quoted value, [ VALUE = … ] or [ -n VALUE ]"
    )
    static let indirection = ShellPlace(
        phrase: "in '${!…}', which takes the value for a name",
        help: "write the name out, or choose with 'case'"
    )
    static let prompt = ShellPlace(
        phrase: "in '${…@…}', which expands the value again",
        help: "use \"${…}\" without the operator"
    )
    static let backquotes = ShellPlace(
        phrase: "inside backquotes, where quoting happens twice",
        help: "write $(…) instead"
    )
    static let expandedDocument = ShellPlace(
        phrase: "in a here-document with substitutions in it, which the scan does not follow",
        help: "put what the substitution gives into a variable first, and use $name in the here-document"
    )
    static let duplicatingRedirection = ShellPlace(
        phrase: "behind a redirection with '&', which bash expands a second time",
        help: "redirect both, >VALUE 2>&1"
    )
    static let redirectionName = ShellPlace(
        phrase: "in the name of a file descriptor, which is evaluated",
        help: "write the descriptor's number out"
    )
    static let shellFile = ShellPlace(
        phrase: "in a file that a shell reads",
        help: "write the value to a file of its own, and let the script read it with 'read -r'"
    )
    static let commandName = ShellPlace(
        phrase: "in the name of a command",
        help: "write the command out, or choose it with 'case'"
    )
    static let unknownCommand = ShellPlace(
        phrase: "in a command whose name only the run tells, so that it may read its words again",
        help: "write the command out, or choose it with 'case'"
    )
    static let unknownOption = ShellPlace(
        phrase: "behind an option of a command which runs others that the scan does not know",
        help: "leave the option out, or put the value into the environment: export NAME=VALUE"
    )
    static let unfollowed = ShellPlace(
        phrase: "in a part of the script that the scan does not follow",
        help: "write that part in a simpler way, or use the value before it, for instance in a file"
    )

    // MARK: - Places that a program makes

    /// A text that a program of the table reads as code.
    static func code(of program: String) -> ShellPlace {
        ShellPlace(
            phrase: "in what '\(program)' reads as code",
            help: "write the code out in single quotes, and hand the value to it as an argument or in the environment"
        )
    }

    /// An argument that a program of the table may take for an option that holds code.
    static func option(of program: String) -> ShellPlace {
        ShellPlace(
            phrase: "where '\(program)' may take it for an option that holds code",
            help: "put '--' before it, or begin the word with text: ./VALUE"
        )
    }

    /// What a program of the table reads from its input.
    static func input(of program: String) -> ShellPlace {
        ShellPlace(
            phrase: "in what '\(program)' reads as code from its input",
            help: "write the code out, and hand the value to it as an argument or in the environment"
        )
    }
}
