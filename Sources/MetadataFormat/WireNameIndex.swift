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
        var pattern: [UInt8] = []
        pattern.reserveCapacity(wireName.utf8.count)
        var partStart = 0
        var hasPosition = false
        func endPart() {
            // Positions count from 1.
            guard let first = pattern[partStart...].first, first != UInt8(ascii: "0"),
                pattern[partStart...].allSatisfy(\.isASCIIDigit)
            else { return }
            pattern.replaceSubrange(partStart..., with: CollectionOfOne(UInt8(ascii: "N")))
            hasPosition = true
        }
        for byte in wireName.utf8 {
            let isDot = byte == UInt8(ascii: ".")
            if isDot { endPart() }
            pattern.append(byte)
            if isDot { partStart = pattern.count }
        }
        endPart()
        return hasPosition ? String(decoding: pattern, as: UTF8.self) : nil
    }
}
