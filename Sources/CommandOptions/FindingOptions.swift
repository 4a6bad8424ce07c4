public import ArgumentParser
public import CommandSupport

/// The options that say how findings are printed and judged.
public struct FindingOptions: ParsableArguments {
    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Option(help: ArgumentHelp("How findings are printed.", valueName: "format"))
    var format: FindingFormat = .text

    @Option(help: ArgumentHelp("When findings are coloured.", valueName: "when"))
    var color: ColorChoice = .auto

    /// For the argument parser.
    public init() {}

    /// What they say.
    public var style: FindingStyle { FindingStyle(format: format, color: color, isStrict: strict) }
}

extension FindingFormat: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
