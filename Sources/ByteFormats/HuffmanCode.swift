/// A canonical Huffman code (RFC 1951, 3.2.2).
struct HuffmanCode {
    /// Bits of each symbol's code; 0 for symbols that don't occur.
    let lengths: [Int]

    init(lengths: [Int]) { self.lengths = lengths }

    /// A code for symbols by how often they occur, none longer than a limit.
    ///
    /// Where the best code would be too long, the counts are flattened and the code built again: that costs next to
    /// nothing in size, and is far simpler than the best code within the limit.
    init(frequencies: [Int], maximumLength: Int) {
        var weights = frequencies
        // A decoder may insist on a code that is complete: two symbols at least.
        var spare = weights.indices.makeIterator()
        while weights.count(where: { $0 > 0 }) < 2, let symbol = spare.next() {
            weights[symbol] = max(weights[symbol], 1)
        }
        var lengths = Self.unlimitedLengths(of: weights)
        while lengths.contains(where: { $0 > maximumLength }) {
            weights = weights.map { $0 == 0 ? 0 : $0 / 4 + 1 }
            lengths = Self.unlimitedLengths(of: weights)
        }
        self.lengths = lengths
    }

    /// Huffman's algorithm with two queues: leaves by weight, and joined nodes in the order they arise.
    private static func unlimitedLengths(of weights: [Int]) -> [Int] {
        let leaves = weights.indices.filter { weights[$0] > 0 }.sorted { (weights[$0], $0) < (weights[$1], $1) }
        var nodeWeights = leaves.map { weights[$0] }
        var parents: [Int] = Array(repeating: 0, count: max(2 * leaves.count - 1, 0))
        var nextLeaf = 0
        var nextJoined = leaves.count
        func takeLightest() -> Int {
            let hasLeaf = nextLeaf < leaves.count
            let hasJoined = nextJoined < nodeWeights.count
            if hasLeaf, !hasJoined || nodeWeights[nextLeaf] <= nodeWeights[nextJoined] {
                nextLeaf += 1
                return nextLeaf - 1
            }
            nextJoined += 1
            return nextJoined - 1
        }
        while nodeWeights.count < parents.count {
            let left = takeLightest()
            let right = takeLightest()
            parents[left] = nodeWeights.count
            parents[right] = nodeWeights.count
            nodeWeights.append(nodeWeights[left] + nodeWeights[right])
        }
        var depths = [Int](repeating: 0, count: parents.count)
        for node in parents.indices.dropLast().reversed() { depths[node] = depths[parents[node]] + 1 }
        var lengths = [Int](repeating: 0, count: weights.count)
        for (leaf, symbol) in leaves.enumerated() { lengths[symbol] = depths[leaf] }
        return lengths
    }

    /// The code of each symbol, its first bit lowest, as it is written.
    var codes: [UInt32] {
        var next = firstCodes
        return lengths.map { length in
            guard length > 0 else { return 0 }
            defer { next[length] += 1 }
            return (0..<length).reduce(0) { reversed, bit in reversed << 1 | (next[length] >> UInt32(bit)) & 1 }
        }
    }

    private var firstCodes: [UInt32] {
        var code: UInt32 = 0
        var first: [UInt32] = [0]
        for length in 1...15 {
            first.append(code)
            code = (code &+ UInt32(lengths.count { $0 == length })) << 1
        }
        return first
    }

    /// Bits that a text of symbols with these counts takes.
    func cost(of frequencies: [Int]) -> Int {
        zip(frequencies, lengths).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
