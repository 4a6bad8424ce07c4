import ExactText
package import MetadataFormat

extension MetadataAction {
    /// Bytes of a name: no parameter of the platform has a longer one.
    static let longestName = 256
    /// The highest position in a list that is taken for one.
    static let highestPosition = 999_999

    /// What may be sent under a name, if it is written as the wire wants it: positions in lists are 1, 2, 3, while the
    /// metadata's own spelling of them, `N`, is a placeholder.
    package func parameter(sentAs name: String) -> MetadataParameterMatch? {
        guard name.utf8.count <= Self.longestName, let match = parameter(matching: name) else { return nil }
        let steps = name.splitExactly(at: UInt8(ascii: "."))
        let pattern = match.pattern.splitExactly(at: UInt8(ascii: "."))
        guard steps.count == pattern.count else { return nil }
        let isWritten = zip(steps, pattern).allSatisfy { step, patternStep in
            guard patternStep == "N" else { return step.isExactly(patternStep) }
            return DecimalText.natural(step, upTo: Self.highestPosition).map { $0 > 0 } ?? false
        }
        return isWritten ? match : nil
    }
}
