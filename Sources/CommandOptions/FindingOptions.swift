public import ArgumentParser
public import CommandSupport

/// The options that say how findings are printed and judged.
public struct FindingOptions: ParsableArguments {
    @Flag(help: "Treat warnings as errors.")
    var strict = false

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

    /// For the argument parser.
    public init() {}

    /// What they say.
    public var style: FindingStyle { 
        FindingStyle(format: format, color: color, isStrict: strict, ignoredRules: ignored)
     }
}

extension FindingFormat: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
