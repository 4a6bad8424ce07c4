/// Compresses bytes into a DEFLATE stream (RFC 1951). The same bytes always give the same stream.
public struct DeflateCompressor {
    private enum Symbol {
        case literal(UInt8)
        case match(length: Int, distance: Int)
    }

    private static let symbolsPerBlock = 32_768
    private static let maximumStored = 65_535
    /// Earlier places that are tried for a match.
    private static let chainLimit = 256

    private var output = BitWriter()

    /// Compresses bytes.
    public static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var compressor = DeflateCompressor()
        let symbols = matches(in: bytes)
        var start = 0
        var position = 0
        repeat {
            let block = symbols[start..<min(start + symbolsPerBlock, symbols.count)]
            let end = block.reduce(position) { $0 + length(of: $1) }
            compressor.write(block, of: bytes[position..<end], isLast: block.endIndex == symbols.count)
            (start, position) = (block.endIndex, end)
        } while start < symbols.count
        return compressor.output.finish()
    }

    // MARK: - Matching

    /// Greedy matching with one step of looking ahead: a literal is taken where the next match is longer.
    private static func matches(in bytes: [UInt8]) -> [Symbol] {
        var symbols: [Symbol] = []
        var chains = MatchChains(bytes)
        var index = 0
        var pending: (length: Int, distance: Int)?
        while index < bytes.count {
            let found = chains.longestMatch(at: index, limit: chainLimit)
            chains.insert(index)
            if let previous = pending {
                if let found, found.length > previous.length {
                    symbols.append(.literal(bytes[index - 1]))
                    pending = found
                    index += 1
                    continue
                }
                symbols.append(.match(length: previous.length, distance: previous.distance))
                let end = index - 1 + previous.length
                for skipped in (index + 1)..<max(end, index + 1) { chains.insert(skipped) }
                index = end
                pending = nil
                continue
            }
            if let found { pending = found } else { symbols.append(.literal(bytes[index])) }
            index += 1
        }
        if let pending { symbols.append(.match(length: pending.length, distance: pending.distance)) }
        return symbols
    }

    private static func length(of symbol: Symbol) -> Int {
        switch symbol {
        case .literal: 1
        case .match(let length, _): length
        }
    }

    // MARK: - Blocks

    private mutating func write(_ symbols: ArraySlice<Symbol>, of bytes: ArraySlice<UInt8>, isLast: Bool) {
        var literalCounts = [Int](repeating: 0, count: 286)
        var distanceCounts = [Int](repeating: 0, count: 30)
        var extraBits = 0
        literalCounts[DeflateTables.endOfBlock] = 1
        for symbol in symbols {
            switch symbol {
            case .literal(let byte):
                literalCounts[Int(byte)] += 1
            case .match(let length, let distance):
                let lengthIndex = Self.index(of: length, in: DeflateTables.lengthBases)
                let distanceIndex = Self.index(of: distance, in: DeflateTables.distanceBases)
                literalCounts[257 + lengthIndex] += 1
                distanceCounts[distanceIndex] += 1
                extraBits += DeflateTables.lengthExtraBits[lengthIndex] + DeflateTables.distanceExtraBits[distanceIndex]
            }
        }
        let literals = HuffmanCode(frequencies: literalCounts, maximumLength: 15)
        let distances = HuffmanCode(frequencies: distanceCounts, maximumLength: 15)
        let header = CodeLengthHeader(literals: literals.lengths, distances: distances.lengths)
        let fixedLiterals = HuffmanCode(lengths: DeflateTables.fixedLiteralLengths)
        let fixedDistances = HuffmanCode(lengths: DeflateTables.fixedDistanceLengths)
        let dynamicCost =
            header.cost + literals.cost(of: literalCounts) + distances.cost(of: distanceCounts) + extraBits
        let fixedCost = fixedLiterals.cost(of: literalCounts) + fixedDistances.cost(of: distanceCounts) + extraBits
        let storedCost = 8 * (bytes.count + 5 * (bytes.count / Self.maximumStored + 1))
        if storedCost < min(dynamicCost, fixedCost) {
            writeStored(bytes, isLast: isLast)
            return
        }
        output.write(isLast ? 1 : 0, count: 1)
        if fixedCost <= dynamicCost {
            output.write(1, count: 2)
            write(symbols, fixedLiterals, fixedDistances)
        } else {
            output.write(2, count: 2)
            header.write(to: &output)
            write(symbols, literals, distances)
        }
    }

    private mutating func writeStored(_ bytes: ArraySlice<UInt8>, isLast: Bool) {
        var rest = bytes
        repeat {
            let piece = rest.prefix(Self.maximumStored)
            rest = rest.dropFirst(piece.count)
            output.write(isLast && rest.isEmpty ? 1 : 0, count: 3)
            output.alignToByte()
            output.write(UInt32(piece.count), count: 16)
            output.write(UInt32(piece.count) ^ 0xFFFF, count: 16)
            for byte in piece { output.write(UInt32(byte), count: 8) }
        } while !rest.isEmpty
    }

    private mutating func write(_ symbols: ArraySlice<Symbol>, _ literals: HuffmanCode, _ distances: HuffmanCode) {
        let literalCodes = literals.codes
        let distanceCodes = distances.codes
        for symbol in symbols {
            switch symbol {
            case .literal(let byte):
                output.write(literalCodes[Int(byte)], count: literals.lengths[Int(byte)])
            case .match(let length, let distance):
                let lengthIndex = Self.index(of: length, in: DeflateTables.lengthBases)
                output.write(literalCodes[257 + lengthIndex], count: literals.lengths[257 + lengthIndex])
                output.write(
                    UInt32(length - DeflateTables.lengthBases[lengthIndex]),
                    count: DeflateTables.lengthExtraBits[lengthIndex]
                )
                let distanceIndex = Self.index(of: distance, in: DeflateTables.distanceBases)
                output.write(distanceCodes[distanceIndex], count: distances.lengths[distanceIndex])
                output.write(
                    UInt32(distance - DeflateTables.distanceBases[distanceIndex]),
                    count: DeflateTables.distanceExtraBits[distanceIndex]
                )
            }
        }
        output.write(literalCodes[DeflateTables.endOfBlock], count: literals.lengths[DeflateTables.endOfBlock])
    }

    /// The last base that is not above a value.
    private static func index(of value: Int, in bases: [Int]) -> Int {
        var low = 0
        var high = bases.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if bases[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }
}

/// Finds earlier occurrences of the bytes at a place.
private struct MatchChains {
    private let bytes: [UInt8]
    /// Last place for each hash of three bytes, and for each place the one before with the same hash; -1 for none.
    private var heads = [Int](repeating: -1, count: 1 << 15)
    private var previous: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        previous = [Int](repeating: -1, count: bytes.count)
    }

    mutating func insert(_ index: Int) {
        guard let hash = hash(at: index) else { return }
        previous[index] = heads[hash]
        heads[hash] = index
    }

    /// The longest match for the bytes at a place, the nearest of several; `limit` places are tried.
    func longestMatch(at index: Int, limit: Int) -> (length: Int, distance: Int)? {
        guard let hash = hash(at: index) else { return nil }
        let maximum = min(DeflateTables.maximumMatch, bytes.count - index)
        var best: (length: Int, distance: Int)?
        var candidate = heads[hash]
        for _ in 0..<limit {
            guard candidate >= 0, index - candidate <= DeflateTables.window else { break }
            var length = 0
            while length < maximum, bytes[candidate + length] == bytes[index + length] { length += 1 }
            if length >= DeflateTables.minimumMatch, length > best?.length ?? 0 {
                best = (length, index - candidate)
                if length == maximum { break }
            }
            candidate = previous[candidate]
        }
        return best
    }

    private func hash(at index: Int) -> Int? {
        guard index + 2 < bytes.count else { return nil }
        let word = UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
        return Int((word &* 0x9E37_79B1) >> 17)
    }
}
