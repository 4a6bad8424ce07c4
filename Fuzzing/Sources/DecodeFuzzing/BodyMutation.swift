/// Makes damaged bodies out of good ones.
struct BodyMutation {
    private let seeds: [[UInt8]]
    private var random: SplitMix64
    /// Pieces that mean something to a reader of either format.
    private static let pieces: [[UInt8]] =
        [
            "<", ">", "</", "/>", "&", "&amp;", "&#x10FFFF;", "&#0;", "<![CDATA[", "]]>", "<!--", "-->",
            "<!DOCTYPE r [", "<?", "<?xml version=\"1.0\" encoding=\"GB18030\"?>",
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
            "{", "}", "[", "]", ",", ":", "\"", "\\u0000", "\\ud83d", "\\", "null", "true", "1e400", "-0",
            "9223372036854775808",
            "\u{FEFF}", "\r\n", "\t",
        ].map { Array($0.utf8) } + [[0x00], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

    /// - Parameters:
    ///   - seeds: Good bodies; at least one.
    ///   - seed: The same bodies come for the same number.
    init(_ seeds: [[UInt8]], seed: UInt64) {
        self.seeds = seeds
        random = SplitMix64(state: seed)
    }

    mutating func next() -> [UInt8] {
        var body = seeds.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 0...3, using: &random) { damage(&body) }
        return body
    }

    private mutating func damage(_ body: inout [UInt8]) {
        let start = Int.random(in: 0...body.count, using: &random)
        let end = min(body.count, start + Int.random(in: 0...12, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: body.removeSubrange(start..<end)
        case 1: body.insert(contentsOf: body[start..<end], at: start)
        case 2: body.replaceSubrange(start..<end, with: Self.pieces.randomElement(using: &random) ?? [])
        case 3: body.removeSubrange(start...)
        case 4:
            for index in start..<end { body[index] = UInt8.random(in: 0...255, using: &random) }
        default:
            let other = seeds.randomElement(using: &random) ?? []
            body.replaceSubrange(start..., with: other[Int.random(in: 0...other.count, using: &random)...])
        }
    }
}

/// The same numbers on every run and platform.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
