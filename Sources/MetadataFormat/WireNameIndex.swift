/// What an action can be sent, by wire names.
///
/// Holds every name that the metadata states. Members of maps, which have no fixed names, and schemas that contain
/// themselves are not in it, so a name that is not found may exist all the same.
struct WireNameIndex: Sendable {
    private let matches: [String: MetadataParameterMatch]

    init(_ matches: [MetadataParameterMatch]) {
        self.matches = Dictionary(matches.map { ($0.pattern, $0) }) { first, _ in first }
    }

    /// The match for a name, whose list positions are numbers or `N`.
    func match(_ wireName: String) -> MetadataParameterMatch? {
        matches[wireName] ?? Self.pattern(of: wireName).flatMap { matches[$0] }
    }

    /// The name with its list positions written `N`; nil for a name that has none as a number.
    private static func pattern(of wireName: String) -> String? {
        var pattern: [UInt8] = []
        var hasPosition = false
        for part in wireName.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            if !pattern.isEmpty { pattern.append(UInt8(ascii: ".")) }
            // Positions count from 1.
            if let first = part.first, first != UInt8(ascii: "0"), part.allSatisfy({ 0x30...0x39 ~= $0 }) {
                pattern.append(UInt8(ascii: "N"))
                hasPosition = true
            } else {
                pattern += part
            }
        }
        return hasPosition ? String(decoding: pattern, as: UTF8.self) : nil
    }
}
