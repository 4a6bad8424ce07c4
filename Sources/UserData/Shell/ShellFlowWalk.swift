import ExactText

/// A walk over the text of a script that looks at each byte once, whatever spans it is sent over.
struct ShellFlowWalk {
    typealias Source = ShellFlow.Source

    private let bytes: [UInt8]
    /// For each byte, where to go on from it: itself, until it was looked at.
    private var next: [Int32]
    /// Where the holes stand.
    private let holeIndices: [Int]
    private var resolved: Set<[UInt8]> = []

    var pending: [(source: Source, through: [UInt8]?)] = []
    var seen: Set<Source> = []
    private(set) var holes: [Int: ShellFlow.Reached] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        next = (0...Int32(clamping: bytes.count)).map { $0 }
        holeIndices = bytes.indices.filter { bytes[$0] == 0 }
    }

    private mutating func unseen(from index: Int) -> Int {
        var root = index
        while Int(next[root]) != root { root = Int(next[root]) }
        var index = index
        while Int(next[index]) != root, index != root {
            let after = Int(next[index])
            next[index] = Int32(root)
            index = after
        }
        return root
    }

    private mutating func take(_ index: Int) { next[index] = Int32(index + 1) }

    /// Looks at a span: notes the holes in it, and sends the walk on to what its names stand for.
    mutating func visit(
        _ span: Range<Int>,
        place: ShellPlace,
        through: [UInt8]?,
        resolve: ([UInt8]) -> [Source],
        argument: (_ number: Int?, _ index: Int) -> Source
    ) {
        let end = min(span.upperBound, bytes.count)
        var name: [UInt8] = []
        // A name in one piece for a second reader: `a""b`.
        var joined: [UInt8] = []
        var last = -1
        var index = unseen(from: min(max(span.lowerBound, 0), end))

        func use(_ name: [UInt8], in walk: inout ShellFlowWalk) {
            guard !name.isEmpty, walk.resolved.insert(name).inserted else { return }
            walk.pending += resolve(name).map { ($0, through ?? name) }
        }
        while index < end {
            if index != last + 1 {
                use(name, in: &self)
                use(joined, in: &self)
                (name, joined) = ([], [])
            }
            let byte = bytes[index]
            if ShellScanner.isNameByte(byte) {
                name.append(byte)
                joined.append(byte)
            } else {
                use(name, in: &self)
                name = []
                let isContinued = byte == 0x0A && last >= 0 && bytes[last] == UInt8(ascii: "\\")
                if !"\"'\\".utf8.contains(byte), !isContinued {
                    use(joined, in: &self)
                    joined = []
                }
                if byte == 0 {
                    holes[hole(at: index)] = ShellFlow.Reached(
                        place: place,
                        variable: through.map { String(decoding: $0, as: UTF8.self) }
                    )
                }
                // What is put in for a command may be what it has read.
                if byte == UInt8(ascii: "`") || isSubstitution(at: index), !seen.contains(.anyInput) {
                    pending.append((.anyInput, through))
                }
                if byte == UInt8(ascii: "$"), let number = self.argument(behind: index) {
                    let source = argument(number > 0 ? number : nil, index)
                    if !seen.contains(source) { pending.append((source, through)) }
                }
            }
            last = index
            take(index)
            index = unseen(from: index + 1)
        }
        use(name, in: &self)
        use(joined, in: &self)
    }

    /// Whether '$(', '<(' or '>(' stands here, and no arithmetic.
    private func isSubstitution(at index: Int) -> Bool {
        guard "$<>".utf8.contains(bytes[index]), index + 1 < bytes.count else { return false }
        return bytes[index + 1] == UInt8(ascii: "(")
            && !(index + 2 < bytes.count && bytes[index + 2] == UInt8(ascii: "("))
    }

    /// Which argument of a function is meant behind a `$`: 0 where it may be any, nil for none.
    private func argument(behind index: Int) -> Int? {
        var next = index + 1
        while next < bytes.count, "{!#".utf8.contains(bytes[next]) { next += 1 }
        guard next < bytes.count else { return nil }
        let byte = bytes[next]
        if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "*") { return 0 }
        guard byte.isASCIIDigit else { return nil }
        // Only what is surely one digit: '${12}' is another.
        let isPlain = next == index + 1 || next == index + 2 && bytes[next - 1] == UInt8(ascii: "{")
        let isLonger = next + 1 < bytes.count && bytes[next + 1].isASCIIDigit
        return isPlain && !isLonger ? Int(byte - UInt8(ascii: "0")) : 0
    }

    /// The number of the hole that stands at a byte.
    private func hole(at index: Int) -> Int {
        var low = 0
        var high = holeIndices.count
        while low < high {
            let middle = (low + high) / 2
            if holeIndices[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
