/// Names in order, to be found by how they begin.
struct SortedNames: Sendable {
    private let names: [[UInt8]]

    init(_ names: some Sequence<[UInt8]>) { self.names = names.sorted { $0.lexicographicallyPrecedes($1) } }

    /// Whether any name begins in this way.
    func hasName(beginningWith start: [UInt8]) -> Bool {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle].lexicographicallyPrecedes(start) { low = middle + 1 } else { high = middle }
        }
        return low < names.count && names[low].starts(with: start)
    }
}
