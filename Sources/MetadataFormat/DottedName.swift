import ExactText

/// Wire names that lead into lists and objects by dots: `DataDisk.1.Size`.
enum DottedName {
    /// Steps that a name may have: more than any API nests, few enough for recursion over them.
    static let largestStepCount = 64

    /// The first step, and what is behind its dot; nil where there is no dot.
    static func cut(_ steps: Substring) -> (step: Substring, rest: Substring?) {
        guard let dot = steps.utf8.firstIndex(of: UInt8(ascii: ".")) else { return (steps, nil) }
        return (steps[..<dot], steps[steps.utf8.index(after: dot)...])
    }

    /// Whether a key stands at the beginning of steps as one or several whole ones.
    static func begins(_ steps: Substring, with key: String) -> Bool {
        guard steps.hasExactPrefix(key) else { return false }
        let rest = steps.utf8.dropFirst(key.utf8.count)
        return rest.first.map { $0 == UInt8(ascii: ".") } ?? true
    }

    /// What is behind a key that steps begin with, and its dot; nil where nothing is.
    static func dropFirst(_ key: String, of steps: Substring) -> Substring? {
        let rest = steps.utf8.dropFirst(key.utf8.count)
        return rest.isEmpty ? nil : Substring(rest.dropFirst())
    }

    /// Whether a step is a list position: `1`, or `N` as documentation writes it.
    static func isPosition(_ step: some StringProtocol) -> Bool {
        if step.isExactly("N") || step.isExactly("n") { return true }
        return !step.isEmpty && step.utf8.allSatisfy(\.isASCIIDigit)
    }
}
