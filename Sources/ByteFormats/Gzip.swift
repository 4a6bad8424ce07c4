/// The gzip format (RFC 1952), without a file name or time, so that the same bytes always give the same result.
public enum Gzip {
    /// How many bytes one compressed byte can stand for: a match of 258 bytes may take two bits.
    public static let largestRatio = 1032

    /// Compresses bytes into one member.
    public static func compress(_ bytes: [UInt8]) -> [UInt8] {
        // Magic, DEFLATE, no flags, no time, no level, unknown operating system.
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        let size = UInt32(truncatingIfNeeded: bytes.count)
        return header + DeflateCompressor.compress(bytes) + littleEndian(checksum(bytes)) + littleEndian(size)
    }

    /// Expands all members, up to a limit in bytes; checksums and sizes must agree.
    public static func decompress(_ bytes: [UInt8], limit: Int) throws(DecompressionError) -> [UInt8] {
        var output: [UInt8] = []
        var rest = bytes[...]
        repeat {
            rest = try afterHeader(rest)
            let member = try DeflateDecompressor.decompress(rest, limit: limit - output.count)
            rest = rest.dropFirst(member.consumed)
            guard rest.count >= 8 else { throw .truncated }
            let size = UInt32(truncatingIfNeeded: member.bytes.count)
            guard rest.prefix(8).elementsEqual(littleEndian(checksum(member.bytes)) + littleEndian(size)) else {
                throw .malformed("a checksum that does not fit")
            }
            output += member.bytes
            rest = rest.dropFirst(8)
        } while !rest.isEmpty
        return output
    }

    /// What is behind the header of a member (RFC 1952, 2.3).
    private static func afterHeader(_ bytes: ArraySlice<UInt8>) throws(DecompressionError) -> ArraySlice<UInt8> {
        let header = Array(bytes.prefix(10))
        guard header.count == 10 else { throw .truncated }
        guard header.starts(with: [0x1F, 0x8B, 8]) else { throw .malformed("no gzip header") }
        let flags = header[3]
        guard flags & 0xE0 == 0 else { throw .malformed("unknown flags") }
        var rest = bytes.dropFirst(10)
        if flags & 0x04 != 0 {
            let size = Array(rest.prefix(2))
            guard size.count == 2 else { throw .truncated }
            rest = rest.dropFirst(2 + Int(size[0]) + Int(size[1]) << 8)
        }
        // Name, then comment, each ended by NUL.
        for flag: UInt8 in [0x08, 0x10] where flags & flag != 0 {
            guard let end = rest.firstIndex(of: 0) else { throw .truncated }
            rest = rest[(end + 1)...]
        }
        if flags & 0x02 != 0 { rest = rest.dropFirst(2) }
        return rest
    }

    /// CRC-32 (RFC 1952, 8).
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in crcTable[Int((crc ^ UInt32(byte)) & 0xFF)] ^ crc >> 8 }
    }

    private static let crcTable: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ crc >> 1 : crc >> 1 }
    }

    private static func littleEndian(_ value: UInt32) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
    }
}
