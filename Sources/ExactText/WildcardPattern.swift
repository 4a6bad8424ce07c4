/// A pattern for names: `*` stands for any characters, also none, `?` for exactly one.
///
/// The pattern of the policy language, of the actions that are to be generated, and of the parts of a path.
public struct WildcardPattern: Sendable, Hashable {
    /// The pattern as written.
    public let text: String
    private let scalars: [Unicode.Scalar]

    /// Whether both have the same bytes.
    public static func == (left: Self, right: Self) -> Bool { left.scalars == right.scalars }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(scalars) }

    /// Wraps a pattern; every text is one.
    public init(_ text: String) {
        self.text = text
        scalars = Array(text.unicodeScalars)
    }

    /// Whether it can match more than its own text.
    public var hasWildcards: Bool { scalars.contains { $0 == "*" || $0 == "?" } }

    /// Whether it matches a whole text, letter case included.
    public func matches(_ text: String) -> Bool {
        matches(Array(text.unicodeScalars))
    }

    /// Whether it matches a whole text that is taken apart already.
    public func matches(_ text: [Unicode.Scalar]) -> Bool { matches(text) { _ in true } }

    /// Whether it matches every text that another pattern matches.
    ///
    /// A `false` may be wrong for patterns like `?*` and `*?`, which are equal but do not look alike.
    public func covers(_ other: WildcardPattern) -> Bool {
        matches(other.scalars) { $0 != "*" }
    }

    /// Goes through the text once, and back only to the latest `*`: what stands before that has its earliest match, and
    /// no later one could help. Time is at most the product of both lengths, memory constant.
    private func matches(_ text: [Unicode.Scalar], question accepts: (Unicode.Scalar) -> Bool) -> Bool {
        var inPattern = 0
        var inText = 0
        var restart: (inPattern: Int, inText: Int)?
        while inText < text.count {
            if inPattern < scalars.count, scalars[inPattern] == "*" {
                inPattern += 1
                restart = (inPattern, inText)
            } else if inPattern < scalars.count,
                scalars[inPattern] == "?" ? accepts(text[inText]) : scalars[inPattern] == text[inText]
            {
                inPattern += 1
                inText += 1
            } else if let (afterStar, start) = restart {
                restart = (afterStar, start + 1)
                inPattern = afterStar
                inText = start + 1
            } else {
                return false
            }
        }
        return scalars[inPattern...].allSatisfy { $0 == "*" }
    }
}
