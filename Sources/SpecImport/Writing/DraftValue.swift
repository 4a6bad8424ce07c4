/// A value of a spec that is being written.
indirect enum DraftValue: Sendable {
    /// A scalar that is written without quotes: a number, `true`, a word of the language.
    case plain(String)
    /// A text, quoted where it has to be; nothing in it is a variable.
    case text(String)
    /// A text with variables, as a spec writes it.
    case expression(String)
    /// A text in which a spec looks for no variables: a payload.
    case payload(String)
    /// A mapping.
    case mapping([DraftEntry])
    /// A list.
    case list([DraftValue])
}

/// A key and its value.
struct DraftEntry: Sendable {
    let key: String
    let value: DraftValue
}
