import Foundation

extension Array where Element: Sendable {
    /// The results of a function for all elements, in order, computed by as many threads as there are cores.
    func mapOnAllCores<Result: Sendable>(
        itemsPerTask: Int, _ transform: @Sendable (Element) -> Result
    ) -> [Result] {
        let starts = Swift.Array(stride(from: 0, to: count, by: itemsPerTask))
        let collected = CollectedResults<Result>(count: starts.count)
        DispatchQueue.concurrentPerform(iterations: starts.count) { task in
            let part = self[starts[task]..<Swift.min(starts[task] + itemsPerTask, count)]
            collected.set(part.map(transform), at: task)
        }
        return collected.all.flatMap(\.self)
    }
}

/// The results of tasks, which end in any order.
private final class CollectedResults<Result: Sendable>: @unchecked Sendable {
    // Every access to `parts` holds the lock.
    private let lock = NSLock()
    private var parts: [[Result]]

    init(count: Int) {
        parts = Array(repeating: [], count: count)
    }

    func set(_ results: [Result], at task: Int) {
        lock.withLock { parts[task] = results }
    }

    var all: [[Result]] { lock.withLock { parts } }
}
