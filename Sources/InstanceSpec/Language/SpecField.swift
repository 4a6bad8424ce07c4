import ExactText

/// One key of the spec language: what it takes, and the wire parameter it lowers to.
///
/// The table of these values is the language. The reader, the lowering, the reference page and the JSON Schema all walk
/// the same table, so a field is added in one place.
///
/// An immutable reference, because every value of every spec carries its field.
public final class SpecField: Sendable {
    /// The key as users write it: `sizeGiB`.
    public let key: String
    /// What the key's value may be.
    public let type: SpecType
    /// The wire name, relative to the enclosing field's (`Size` below `SystemDisk`); nil for a field that only groups
    /// others, or that is lowered by code of its own because its meaning is more than one parameter.
    public let wire: String?
    /// What it is for, one line.
    public let summary: String
    /// Whether its mapping is incomplete without it.
    public let isRequired: Bool
    /// Whether a rule of specs limits its text, which makes the limits of the API's metadata say nothing new.
    public let hasLimitsOfItsOwn: Bool

    /// A field of the language.
    public init(
        _ key: String, _ type: SpecType, wire: String? = nil, required: Bool = false, limitedByRule: Bool = false,
        _ summary: String
    ) {
        self.key = key
        self.type = type
        self.wire = wire
        self.summary = summary
        self.isRequired = required
        hasLimitsOfItsOwn = limitedByRule
    }
}

/// What a field of the spec language takes.
public indirect enum SpecType: Sendable {
    /// Any scalar, as the text that was written.
    case string
    /// A whole number.
    case integer
    /// A decimal number without exponent.
    case decimal
    /// `true` or `false`, with the wire's words for them.
    case boolean(on: String, off: String)
    /// One of the platform's fixed words; see ``SpecWords``.
    case word(SpecWords)
    /// A reference to a secret, which is never written into a spec: `{fromEnvironment: VAR}` or `{fromFile: PATH}`.
    case secret
    /// A mapping with these keys only.
    case mapping([SpecField])
    /// A mapping; a scalar in its place stands for the value of one of its keys.
    case shorthand(key: String, [SpecField])
    /// A mapping, or one of a few words in its place.
    case wordOrMapping(SpecWords, [SpecField])
    /// A list of one type.
    case list(SpecType)
    /// One value of a type, or a list of them; read as a list either way.
    case oneOrMore(SpecType)
    /// Keys and values of the user's own: a mapping, read sorted by key, or a list of `{key, value}` in its order.
    case tags
    /// Anything, kept as written.
    case free

    /// `true` and `false` as the wire spells most booleans.
    public static let boolean = SpecType.boolean(on: "true", off: "false")
}

/// The fixed words of a field: how a spec spells each, and how the wire does.
public struct SpecWords: Sendable {
    /// A word in both spellings.
    public struct Word: Sendable, Hashable {
        /// As users write it: `payByTraffic`.
        public let spec: String
        /// As the platform does: `PayByTraffic`.
        public let wire: String

        /// A word in both spellings.
        public init(spec: String, wire: String) {
            self.spec = spec
            self.wire = wire
        }
    }

    /// The words, in the order the documentation lists them.
    public let words: [Word]
    /// Whether no other word can be right. The platform's own lists grow, so most are open: an unknown word is passed on
    /// with a warning.
    public let isClosed: Bool

    /// Words, of which others may be right too unless the set is closed.
    public init(words: [Word], isClosed: Bool) {
        self.words = words
        self.isClosed = isClosed
    }

    /// Words of the platform, given in wire spelling; the spec's spelling follows from it.
    public static func platform(_ wireWords: String...) -> SpecWords {
        SpecWords(words: wireWords.map { Word(spec: specSpelling(of: $0), wire: $0) }, isClosed: false)
    }

    /// Words of the language itself, which mean what the compiler says they mean.
    public static func language(_ words: String...) -> SpecWords {
        SpecWords(words: words.map { Word(spec: $0, wire: $0) }, isClosed: true)
    }

    /// A closed set whose spellings are not derivable from each other, as `spec: wire`.
    public static func renamed(_ words: KeyValuePairs<String, String>) -> SpecWords {
        SpecWords(words: words.map { Word(spec: $0.key, wire: $0.value) }, isClosed: true)
    }

    /// The word that either spelling names.
    public func word(spelled text: String) -> Word? {
        words.first { $0.spec.isExactly(text) } ?? words.first { $0.wire.isExactly(text) }
    }

    /// How specs spell a word of the platform: lower camel case; words with `_` or of capitals and digits (`PL0`) stay.
    static func specSpelling(of wire: String) -> String {
        let bytes = wire.utf8
        if bytes.contains(UInt8(ascii: "_")) || bytes.last?.isASCIIDigit == true { return wire }
        let capitals = bytes.prefix { 0x41...0x5A ~= $0 }.count
        // In `PayByTraffic` only the P is lowered, in `TDX` all of it, in `XMLType` all but the start of the next word.
        let lowered = capitals > 1 && capitals < bytes.count ? capitals - 1 : capitals
        return Substring(bytes.prefix(lowered)).asciiLowercased + Substring(bytes.dropFirst(lowered))
    }
}
