/// An IPv4 or IPv6 address, or a block of them in CIDR form (`10.0.0.0/8`, `2408:4320::/32`).
struct IPAddressBlock: Hashable {
    /// 4 or 16 bytes.
    private let bytes: [UInt8]
    private let prefixLength: Int

    /// Parses an address or block; a text that is neither gives nil.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first,
            let bytes = address.contains(":") ? Self.version6(address) : Self.version4(address)
        else { return nil }
        self.bytes = bytes
        guard parts.count == 2 else {
            prefixLength = bytes.count * 8
            return
        }
        guard let length = Self.decimal(parts[1]), length <= bytes.count * 8 else { return nil }
        prefixLength = length
    }

    /// Whether every address of another block is in this one.
    func contains(_ other: IPAddressBlock) -> Bool {
        guard bytes.count == other.bytes.count, prefixLength <= other.prefixLength else { return false }
        return zip(bytes, other.bytes).enumerated().allSatisfy { index, pair in
            let bits = min(max(prefixLength - index * 8, 0), 8)
            let mask = UInt8(truncatingIfNeeded: 0xFF << (8 - bits))
            return pair.0 & mask == pair.1 & mask
        }
    }

    private static func version4(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { decimal($0).flatMap(UInt8.init(exactly:)) }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    private static func version6(_ text: Substring) -> [UInt8]? {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return nil }
        let groups = halves.map { $0.isEmpty ? [] : $0.split(separator: ":", omittingEmptySubsequences: false) }
        let bytes = groups.map { $0.compactMap(group).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }
        guard zip(groups, bytes).allSatisfy({ $0.count * 2 == $1.count }), let head = bytes.first else { return nil }
        guard halves.count == 2, let tail = bytes.last else { return head.count == 16 ? head : nil }
        let gap = 16 - head.count - tail.count
        return gap >= 2 ? head + [UInt8](repeating: 0, count: gap) + tail : nil
    }

    private static func group(_ text: Substring) -> UInt16? {
        (1...4).contains(text.count) && text.allSatisfy(\.isHexDigit) ? UInt16(text, radix: 16) : nil
    }

    /// Up to three decimal digits, no sign.
    private static func decimal(_ text: Substring) -> Int? {
        (1...3).contains(text.count) && text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
    }
}
