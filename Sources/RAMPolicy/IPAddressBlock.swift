import ExactText

/// An IPv4 or IPv6 address, or a block of them in CIDR form (`10.0.0.0/8`, `2408:4320::/32`).
package struct IPAddressBlock: Hashable, Sendable {
    /// 4 or 16 bytes.
    private let bytes: [UInt8]
    private let prefixLength: Int

    /// Parses an address or block; a text that is neither gives nil.
    ///
    /// Numbers are decimal without leading zeros, which some programs read as octal (RFC 6943, 3.1.1); IPv6 in the forms
    /// of RFC 4291, 2.2, without zones, which mean something on one machine only.
    package init?(_ text: String) {
        let parts = text.splitExactly(at: UInt8(ascii: "/"), maxSplits: 1)
        guard let address = parts.first,
            let bytes = address.utf8.contains(UInt8(ascii: ":")) ? Self.version6(address) : Self.version4(address)
        else { return nil }
        self.bytes = bytes
        guard parts.count == 2 else {
            prefixLength = bytes.count * 8
            return
        }
        guard let length = DecimalText.natural(parts[1], upTo: bytes.count * 8) else { return nil }
        prefixLength = length
    }

    /// Whether it is of IPv6.
    package var isVersion6: Bool { bytes.count == 16 }

    /// Whether it is one address, not a block of several.
    package var isAddress: Bool { prefixLength == bytes.count * 8 }

    /// Whether every address of another block is in this one.
    package func contains(_ other: IPAddressBlock) -> Bool {
        guard bytes.count == other.bytes.count, prefixLength <= other.prefixLength else { return false }
        return zip(bytes, other.bytes).enumerated().allSatisfy { index, pair in
            let bits = min(max(prefixLength - index * 8, 0), 8)
            let mask = UInt8(truncatingIfNeeded: 0xFF << (8 - bits))
            return pair.0 & mask == pair.1 & mask
        }
    }

    private static func version4(_ text: Substring) -> [UInt8]? {
        let parts = text.splitExactly(at: UInt8(ascii: "."))
        let bytes = parts.compactMap { DecimalText.natural($0, upTo: 255).map(UInt8.init) }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    private static func version6(_ text: Substring) -> [UInt8]? {
        guard let gap = text.firstRange(ofExactly: "::") else {
            return groups(text).flatMap { $0.count == 16 ? $0 : nil }
        }
        guard let head = groups(text[..<gap.lowerBound], isEnd: false), let tail = groups(text[gap.upperBound...])
        else {
            return nil
        }
        let zeros = 16 - head.count - tail.count
        return zeros >= 2 ? head + [UInt8](repeating: 0, count: zeros) + tail : nil
    }

    /// The bytes of groups with colons between them; none for the empty text. At the end the last four bytes may be
    /// written as an IPv4 address.
    private static func groups(_ text: Substring, isEnd: Bool = true) -> [UInt8]? {
        if text.isEmpty { return [] }
        let parts = text.splitExactly(at: UInt8(ascii: ":"))
        // More than any address has.
        guard parts.count <= 8 else { return nil }
        var bytes: [UInt8] = []
        for (index, part) in parts.enumerated() {
            if isEnd, index == parts.count - 1, part.utf8.contains(UInt8(ascii: ".")) {
                guard let last = version4(part) else { return nil }
                bytes += last
            } else {
                guard part.utf8.count <= 4, let group = DigitText.natural(part, base: 16) else { return nil }
                bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
            }
        }
        return bytes
    }
}
