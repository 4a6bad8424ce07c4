/// SplitMix64: random numbers that are the same on every run and platform.
public struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// A generator; the same numbers come for the same seed.
    public init(seed: UInt64) { state = seed }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of some options, of which there must be one.
    public mutating func pick<T>(_ options: [T]) -> T { options[Int.random(in: 0..<options.count, using: &self)] }

    /// A text of up to `maximum` of these pieces.
    public mutating func text(of pieces: [String], upTo maximum: Int) -> String {
        (0..<Int.random(in: 0...maximum, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }
}
