/// The header of a block with its own codes: their lengths, run-length coded and Huffman coded (RFC 1951, 3.2.7).
struct CodeLengthHeader {
    private struct Item {
        let symbol: Int
        let extra: UInt32
        let extraBits: Int
    }

    private let literalCount: Int
    private let distanceCount: Int
    private let items: [Item]
    private let code: HuffmanCode
    private let orderedLengths: [Int]

    init(literals: [Int], distances: [Int]) {
        literalCount = max(257, (literals.lastIndex { $0 > 0 } ?? 0) + 1)
        distanceCount = max(1, (distances.lastIndex { $0 > 0 } ?? 0) + 1)
        items = Self.runs(of: Array(literals[..<literalCount] + distances[..<distanceCount]))
        var counts = [Int](repeating: 0, count: 19)
        for item in items { counts[item.symbol] += 1 }
        code = HuffmanCode(frequencies: counts, maximumLength: 7)
        let lengths = DeflateTables.codeLengthOrder.map { [code] in code.lengths[$0] }
        orderedLengths = Array(lengths[..<max(4, (lengths.lastIndex { $0 > 0 } ?? 0) + 1)])
    }

    private static func runs(of lengths: [Int]) -> [Item] {
        var items: [Item] = []
        var index = 0
        while index < lengths.count {
            let length = lengths[index]
            var run = lengths[index...].prefix { $0 == length }.count
            index += run
            if length == 0 {
                while run >= 3 {
                    let count = min(run, 138)
                    items.append(
                        count <= 10
                            ? Item(symbol: 17, extra: UInt32(count - 3), extraBits: 3)
                            : Item(symbol: 18, extra: UInt32(count - 11), extraBits: 7)
                    )
                    run -= count
                }
            } else {
                items.append(Item(symbol: length, extra: 0, extraBits: 0))
                run -= 1
                while run >= 3 {
                    let count = min(run, 6)
                    items.append(Item(symbol: 16, extra: UInt32(count - 3), extraBits: 2))
                    run -= count
                }
            }
            items += repeatElement(Item(symbol: length, extra: 0, extraBits: 0), count: run)
        }
        return items
    }

    /// Bits the header takes.
    var cost: Int {
        14 + 3 * orderedLengths.count + items.reduce(0) { $0 + code.lengths[$1.symbol] + $1.extraBits }
    }

    func write(to output: inout BitWriter) {
        output.write(UInt32(literalCount - 257), count: 5)
        output.write(UInt32(distanceCount - 1), count: 5)
        output.write(UInt32(orderedLengths.count - 4), count: 4)
        for length in orderedLengths { output.write(UInt32(length), count: 3) }
        let codes = code.codes
        for item in items {
            output.write(codes[item.symbol], count: code.lengths[item.symbol])
            output.write(item.extra, count: item.extraBits)
        }
    }
}

/// Writes bits, the lowest first (RFC 1951, 3.1.1).
struct BitWriter {
    private var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var pendingBits = 0

    mutating func write(_ value: UInt32, count: Int) {
        pending |= UInt64(value) << UInt64(pendingBits)
        pendingBits += count
        while pendingBits >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            pendingBits -= 8
        }
    }

    mutating func alignToByte() {
        if pendingBits > 0 { write(0, count: 8 - pendingBits) }
    }

    mutating func finish() -> [UInt8] {
        alignToByte()
        return bytes
    }
}
