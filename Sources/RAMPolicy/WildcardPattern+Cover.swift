import ExactText

extension [WildcardPattern] {
    /// The index of a pattern that makes the one at an index superfluous; of two that are equal the first one stays.
    func indexCovering(_ index: Int) -> Int? {
        indices.first { other in
            other != index && self[other].hasWildcards && self[other].covers(self[index])
                && (other < index || !self[index].covers(self[other]))
        }
    }
}
