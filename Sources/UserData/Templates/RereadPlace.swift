/// Why no value can stand where a text is read once more after YAML or JSON, and what to do instead.
struct RereadPlace: Error, Equatable, Sendable {
    /// What would become of the value, one line.
    let reason: String
    /// What to write instead; `{{value}}` stands for the tag.
    let help: String

    init(_ reason: String, help: String) {
        self.reason = reason
        self.help = help
    }

    static let shell = RereadPlace(
        "cloud-init runs this text in a shell, where the value could become a command",
        help: "write the command as a list, [program, {{value}}]: its words are not read again"
    )
}
