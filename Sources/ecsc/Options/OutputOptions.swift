public import ArgumentParser
public import RequestEmission

/// What `compile` makes, and where it goes.
struct OutputOptions: ParsableArguments {
    @Option(name: .customLong("emit"), help: ArgumentHelp("What to make of each instance.", valueName: "kind"))
    var kind: EmissionKind = .url

    @Flag(help: "With --emit plan: add a signed request to each step that needs no earlier answer.")
    var signed = false

    @Option(
        name: .customLong("output-dir"),
        help: ArgumentHelp(
            "Write every kind into a folder for each instance below this one, and print the paths.", valueName: "dir"
        ),
        completion: .directory
    )
    var folder: String?

    /// Whether the output holds requests that are signed, unless they are to be unsigned.
    var holdsRequests: Bool { kind.form.isRequest || signed || folder != nil }

    func validate() throws {
        if signed, kind != .plan || folder != nil { throw ValidationError("--signed goes with --emit plan") }
    }
}

extension EmissionKind: ExpressibleByArgument {}
