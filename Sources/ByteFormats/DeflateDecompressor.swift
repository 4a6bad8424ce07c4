/// Why compressed bytes could not be expanded.
public enum DecompressionError: Error, Hashable, Sendable {
    /// They end too early.
    case truncated
    /// They are not what their format says; what is wrong.
    case malformed(String)
    /// They expand to more than the limit, in bytes.
    case tooLarge(limit: Int)
}

/// Expands a DEFLATE stream (RFC 1951), up to a limit.
public struct DeflateDecompressor {
    private var input: BitReader
    private let limit: Int
    private var output: [UInt8] = []

    /// Expands the stream at the start of some bytes.
    ///
    /// - Returns: The bytes, and how many bytes of the input the stream took.
    public static func decompress(
        _ bytes: ArraySlice<UInt8>,
        limit: Int
    ) throws(DecompressionError) -> (bytes: [UInt8], consumed: Int) {
        var decompressor = DeflateDecompressor(input: BitReader(bytes), limit: limit)
        while try decompressor.expandBlock() {}
        return (decompressor.output, decompressor.input.consumed)
    }

    private init(input: BitReader, limit: Int) {
        self.input = input
        self.limit = limit
    }

    /// Made once: a stream may consist of blocks of ten bits.
    private static let fixedCodes = Result { () throws(DecompressionError) in
        try (
            HuffmanDecoder(DeflateTables.fixedLiteralLengths), HuffmanDecoder(DeflateTables.fixedDistanceLengths)
        )
    }

    /// Expands one block; false after the last.
    private mutating func expandBlock() throws(DecompressionError) -> Bool {
        let isLast = try input.read(1) == 1
        switch try input.read(2) {
        case 0:
            try expandStored()
        case 1:
            let (literals, distances) = try Self.fixedCodes.get()
            try expand(literals, distances)
        case 2:
            let (literals, distances) = try readCodes()
            try expand(literals, distances)
        default:
            throw .malformed("a block of no known type")
        }
        return !isLast
    }

    private mutating func expandStored() throws(DecompressionError) {
        input.alignToByte()
        let count = try input.read(16)
        guard try input.read(16) == count ^ 0xFFFF else { throw .malformed("a stored block whose lengths differ") }
        for _ in 0..<count { try append(UInt8(truncatingIfNeeded: input.read(8))) }
    }

    private mutating func readCodes() throws(DecompressionError) -> (HuffmanDecoder, HuffmanDecoder) {
        let literalCount = try input.read(5) + 257
        let distanceCount = try input.read(5) + 1
        let codeLengthCount = try input.read(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { throw .malformed("a code with too many symbols") }
        var codeLengths = [Int](repeating: 0, count: 19)
        for symbol in DeflateTables.codeLengthOrder.prefix(codeLengthCount) { codeLengths[symbol] = try input.read(3) }
        let decoder = try HuffmanDecoder(codeLengths)
        var lengths: [Int] = []
        while lengths.count < literalCount + distanceCount {
            switch try decoder.read(from: &input) {
            case 16:
                guard let last = lengths.last else { throw .malformed("a repeated code length without one before") }
                lengths += try repeatElement(last, count: input.read(2) + 3)
            case 17: lengths += try repeatElement(0, count: input.read(3) + 3)
            case 18: lengths += try repeatElement(0, count: input.read(7) + 11)
            case let length: lengths.append(length)
            }
        }
        guard lengths.count == literalCount + distanceCount else { throw .malformed("too many code lengths") }
        return try (HuffmanDecoder(Array(lengths[..<literalCount])), HuffmanDecoder(Array(lengths[literalCount...])))
    }

    private mutating func expand(
        _ literals: HuffmanDecoder,
        _ distances: HuffmanDecoder
    ) throws(DecompressionError) {
        while true {
            let symbol = try literals.read(from: &input)
            if symbol < DeflateTables.endOfBlock {
                try append(UInt8(symbol))
                continue
            }
            if symbol == DeflateTables.endOfBlock { return }
            let lengthIndex = symbol - 257
            guard lengthIndex < DeflateTables.lengthBases.count else { throw .malformed("a length of no known symbol") }
            let length =
                try DeflateTables.lengthBases[lengthIndex] + input.read(DeflateTables.lengthExtraBits[lengthIndex])
            let distanceIndex = try distances.read(from: &input)
            guard distanceIndex < DeflateTables.distanceBases.count else {
                throw .malformed("a distance of no known symbol")
            }
            let distance =
                try DeflateTables.distanceBases[distanceIndex]
                + input.read(DeflateTables.distanceExtraBits[distanceIndex])
            guard distance <= output.count else { throw .malformed("a distance beyond the start") }
            for _ in 0..<length { try append(output[output.count - distance]) }
        }
    }

    private mutating func append(_ byte: UInt8) throws(DecompressionError) {
        guard output.count < limit else { throw .tooLarge(limit: limit) }
        output.append(byte)
    }
}

/// Reads the symbols of a canonical Huffman code, bit by bit: payloads are small.
private struct HuffmanDecoder: Sendable {
    /// How many codes have each length, and all symbols by code.
    private var counts = [Int](repeating: 0, count: 16)
    private var symbols: [Int]

    init(_ lengths: [Int]) throws(DecompressionError) {
        for length in lengths { counts[length] += 1 }
        counts[0] = 0
        var free = 1
        for length in 1...15 {
            free = free * 2 - counts[length]
            guard free >= 0 else { throw .malformed("a code with more symbols than its lengths allow") }
        }
        var next = [Int](repeating: 0, count: 16)
        for length in 1..<15 { next[length + 1] = next[length] + counts[length] }
        symbols = [Int](repeating: 0, count: next[15] + counts[15])
        for (symbol, length) in lengths.enumerated() where length > 0 {
            symbols[next[length]] = symbol
            next[length] += 1
        }
    }

    func read(from input: inout BitReader) throws(DecompressionError) -> Int {
        var code = 0
        var first = 0
        var index = 0
        for length in 1...15 {
            code |= try input.read(1)
            if code - first < counts[length] { return symbols[index + code - first] }
            index += counts[length]
            first = (first + counts[length]) << 1
            code <<= 1
        }
        throw .malformed("bits that are no code")
    }
}

/// Reads bits, the lowest first (RFC 1951, 3.1.1).
private struct BitReader {
    private let bytes: ArraySlice<UInt8>
    private var index: Int
    private var bit: UInt8 = 0

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    /// Bytes used so far, a byte begun included.
    var consumed: Int { index - bytes.startIndex + (bit > 0 ? 1 : 0) }

    mutating func read(_ count: Int) throws(DecompressionError) -> Int {
        var value = 0
        for position in 0..<count {
            guard index < bytes.endIndex else { throw .truncated }
            value |= Int(bytes[index] >> bit & 1) << position
            bit += 1
            if bit == 8 { (index, bit) = (index + 1, 0) }
        }
        return value
    }

    mutating func alignToByte() {
        if bit > 0 { (index, bit) = (index + 1, 0) }
    }
}
