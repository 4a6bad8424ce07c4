public import ArgumentParser
public import CommandSupport

/// The options that say how findings are printed and judged.
public struct FindingOptions: ParsableArguments {
    @Flag(help: "Treat warnings as errors.")
    var strict = false

    /// The names of the rules that are left out.
    @Option(
        name: [.customShort("i"), .customLong("ignore")],
        help: ArgumentHelp(
            "Leave the findings of a rule out, but for errors without whose cause nothing can be made; repeatable.",
            valueName: "rule")
    )
    public var ignored: [String] = []

    @Option(help: ArgumentHelp("How findings are printed.", valueName: "format"))
    var format: FindingFormat = .text

    @Option(help: ArgumentHelp("When findings are coloured.", valueName: "when"))
    var color: ColorChoice = .auto

    @Flag(name: .shortAndLong, help: "Print no notes, and no summary.")
    var quiet = false

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            "Count the findings in a last line.",
            discussion: """
                When absent, text does where there are errors, warnings or several specs. Beside a format for machines the \
                line goes to standard error.
                """
        )
    )
    var summary: Bool?

    /// For the argument parser.
    public init() {}

    /// What they say.
    public var style: FindingStyle {
        FindingStyle(
            format: format, color: color, isStrict: strict, isQuiet: quiet, hasSummary: summary, ignoredRules: ignored)
    }
}

extension FindingFormat: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
