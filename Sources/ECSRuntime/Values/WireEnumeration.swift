/// A text on the wire with a type of its own. Every text is one, so that nothing is lost between reading and writing.
public protocol WireText: RawRepresentable, Hashable, Sendable, CustomStringConvertible where RawValue == String {
    /// Takes the text as it is on the wire.
    init(rawValue: String)
}

extension WireText {
    /// The text on the wire.
    public var description: String { rawValue }
}

/// A text with known values, open for those that are not known yet.
public protocol WireEnumeration: WireText {
    /// The values that the metadata lists.
    static var knownValues: [Self] { get }
}
