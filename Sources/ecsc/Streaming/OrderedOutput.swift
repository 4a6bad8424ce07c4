import Foundation

/// Does work on a value in the order it was given, on a thread of its own, at most one piece behind.
final class OrderedOutput<Target>: @unchecked Sendable {
    // `target` and `failure` belong to the queue, and are asked for elsewhere only when the queue is empty.
    private let queue = DispatchQueue(label: "ordered-output")
    private let isFree = DispatchSemaphore(value: 1)
    private var value: Target
    private var failure: (any Error)?

    /// An output.
    ///
    /// - Parameter target: What the work is done on.
    init(_ target: Target) {
        value = target
    }

    /// Waits for the work before, and starts this.
    ///
    /// - Throws: What the work before threw; nothing more is done then.
    func enqueue(_ work: @escaping @Sendable (inout Target) throws -> Void) throws {
        isFree.wait()
        if let failure {
            isFree.signal()
            throw failure
        }
        queue.async { [self] in
            do {
                try work(&value)
            } catch {
                failure = error
            }
            isFree.signal()
        }
    }

    /// Does the last piece of work, and waits for it.
    ///
    /// - Throws: What it, or work before it, threw.
    func finish(_ work: @escaping @Sendable (inout Target) throws -> Void) throws {
        try enqueue(work)
        isFree.wait()
        defer { isFree.signal() }
        if let failure { throw failure }
    }

    /// The value as all work so far has left it.
    var target: Target {
        isFree.wait()
        defer { isFree.signal() }
        return value
    }
}
