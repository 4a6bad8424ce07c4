import ExactText

/// Remembers which line used a name first, for the last half million names at least.
///
/// What a stream may take is bounded, so the oldest names are forgotten: a name that comes again after more than
/// `generationSize` others may pass. Of each name a keyed 64-bit hash is kept (SipHash, the key random), so that
/// memory does not depend on the lengths of names. Two of a million names share a hash with a probability of about
/// 3 in 100 million.
struct NameMemory {
    /// How many names a generation holds; at most two are kept.
    private let generationSize: Int
    private var current: [Int: Int] = [:]
    private var previous: [Int: Int] = [:]

    init(generationSize: Int = 1 << 19) {
        self.generationSize = generationSize
    }

    /// Remembers a name, and returns the line that used it before.
    mutating func remember(_ name: String, onLine line: Int) -> Int? {
        var hasher = Hasher()
        hasher.combine(ExactText(name))
        let hash = hasher.finalize()
        if let first = current[hash] ?? previous[hash] { return first }
        if current.count >= generationSize {
            previous = current
            current = [:]
        }
        current[hash] = line
        return nil
    }
}
