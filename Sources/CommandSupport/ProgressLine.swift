#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A line at the bottom of a terminal that says how far a long run has come, and goes when it is over. Where standard
/// error is no terminal there is none.
public final class ProgressLine {
    /// What is counted: `specs`.
    private let unit: String
    private let isShown: Bool
    private let start = ProgressLine.seconds
    private var lastDrawn = 0.0
    private var isDrawn = false

    /// A run that takes less has nothing to wait for.
    private static let patience = 1.0
    /// Seconds between two counts.
    private static let interval = 0.2

    /// A line for things of a kind.
    public init(unit: String) {
        self.unit = unit
        isShown = StandardStreams.isTerminal(2) && Terminal.takesControlSequences
    }

    /// Says how many are done.
    public func update(_ count: Int) {
        guard isShown else { return }
        let now = Self.seconds
        guard now - start >= Self.patience, now - lastDrawn >= Self.interval else { return }
        lastDrawn = now
        isDrawn = true
        StandardStreams.writeMessage("\r\(count) \(unit) …")
    }

    /// Takes the line away, before anything else is printed.
    public func finish() {
        guard isDrawn else { return }
        isDrawn = false
        // To the start of the line, and erased from there (ECMA-48, EL).
        StandardStreams.writeMessage("\r\u{1B}[K")
    }

    /// Seconds of a clock that is never set.
    private static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
