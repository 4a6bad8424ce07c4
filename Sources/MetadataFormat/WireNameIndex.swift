import ExactText

/// What an action can be sent, by wire names.
///
/// Holds every name that the metadata states. Members of maps, which have no fixed names, and schemas that contain
/// themselves are not in it, so a name that is not found may exist all the same.
struct WireNameIndex: Sendable {
    private let matches: [ExactText: MetadataParameterMatch]

    init(_ matches: [MetadataParameterMatch]) {
        self.matches = Dictionary(matches.map { (ExactText($0.pattern), $0) }) { first, _ in first }
    }

    /// The match for a name, whose list positions are numbers or `N`.
    func match(_ wireName: String) -> MetadataParameterMatch? {
        matches[ExactText(wireName)] ?? Self.pattern(of: wireName).flatMap { matches[ExactText($0)] }
    }

    /// The name with its list positions written `N`; nil for a name that has none as a number.
    private static func pattern(of wireName: String) -> String? {
        let bytes = Array(wireName.utf8)
        var pattern: [UInt8] = []
        pattern.reserveCapacity(bytes.count)
        var hasPosition = false
        var rest = bytes[...]
        while true {
            let part = rest.prefix { $0 != UInt8(ascii: ".") }
            // Positions count from 1.
            if let first = part.first, first != UInt8(ascii: "0"), part.allSatisfy(\.isASCIIDigit) {
                pattern.append(UInt8(ascii: "N"))
                hasPosition = true
            } else {
                pattern.append(contentsOf: part)
            }
            rest = rest[part.endIndex...]
            if rest.isEmpty { break }
            pattern.append(UInt8(ascii: "."))
            rest = rest.dropFirst()
        }
        return hasPosition ? String(decoding: pattern, as: UTF8.self) : nil
    }
}
