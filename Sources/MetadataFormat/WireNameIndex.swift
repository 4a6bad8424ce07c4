import ExactText

/// What an action can be sent, by wire names.
///
/// Holds every name that the metadata states. Members of maps, which have no fixed names, and schemas that contain
/// themselves are not in it, so a name that is not found may exist all the same.
struct WireNameIndex: Sendable {
    private let matches: [ExactText: MetadataParameterMatch]
    /// Whether a name has a part that is a number and no list position, so that names with numbers may be in the index
    /// as they are.
    private let hasNumberedNames: Bool

    init(_ matches: [MetadataParameterMatch]) {
        self.matches = Dictionary(matches.map { (ExactText($0.pattern), $0) }) { first, _ in first }
        hasNumberedNames = matches.contains { Self.pattern(of: $0.pattern) != nil }
    }

    /// The match for a name, whose list positions are numbers or `N`.
    func match(_ wireName: String) -> MetadataParameterMatch? {
        guard let pattern = Self.pattern(of: wireName) else { return matches[ExactText(wireName)] }
        if hasNumberedNames, let match = matches[ExactText(wireName)] { return match }
        return matches[ExactText(pattern)]
    }

    /// The name with its list positions written `N`; nil for a name that has none as a number.
    private static func pattern(of wireName: String) -> String? {
        var wireName = wireName
        return wireName.withUTF8 { bytes in
            guard bytes.contains(where: \.isASCIIDigit) else { return nil }
            var pattern: [UInt8] = []
            pattern.reserveCapacity(bytes.count)
            var hasPosition = false
            var start = 0
            while true {
                let end = bytes[start...].firstIndex(of: UInt8(ascii: ".")) ?? bytes.endIndex
                let part = bytes[start..<end]
                // Positions count from 1.
                if let first = part.first, first != UInt8(ascii: "0"), part.allSatisfy(\.isASCIIDigit) {
                    pattern.append(UInt8(ascii: "N"))
                    hasPosition = true
                } else {
                    pattern.append(contentsOf: part)
                }
                if end == bytes.endIndex { break }
                pattern.append(UInt8(ascii: "."))
                start = end + 1
            }
            return hasPosition ? String(decoding: pattern, as: UTF8.self) : nil
        }
    }
}
