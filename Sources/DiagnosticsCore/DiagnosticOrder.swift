import ExactText

extension [Diagnostic] {
    /// The findings as users read them: by file, then by place, then as reported; those without a place last.
    ///
    /// Files come in the order of the names given, any other in the order in which they first appear.
    public func ordered(byFiles names: [String] = []) -> [Diagnostic] {
        var ranks: [ExactText: Int] = [:]
        for name in (names + compactMap { $0.position?.file.name }).map({ ExactText($0) }) where ranks[name] == nil {
            ranks[name] = ranks.count
        }
        func key(_ index: Int) -> (Int, Int, Int) {
            guard let position = self[index].position else { return (.max, 0, index) }
            return (ranks[ExactText(position.file.name)] ?? .max, position.span.start, index)
        }
        return indices.map(key).sorted(by: <).map { self[$0.2] }
    }
}
