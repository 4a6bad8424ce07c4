import Foundation

/// Values that are made once and used by all threads.
public final class SharedCache<Key: Hashable & Sendable, Value: Sendable>: @unchecked Sendable {
    // Every access to `values` holds the lock.
    private let lock = NSLock()
    private var values: [Key: Value] = [:]
    private let capacity: Int

    /// A cache.
    ///
    /// - Parameter capacity: How many values are kept; those that come later are made anew each time.
    public init(capacity: Int) {
        self.capacity = capacity
    }

    /// The value under a key, made on first use. What could not be made is tried again.
    public func value<Failure: Error>(
        forKey key: Key, make: () throws(Failure) -> Value?
    ) throws(Failure) -> Value? {
        if let value = lock.withLock({ values[key] }) { return value }
        let value = try make()
        if let value { lock.withLock { if values.count < capacity { values[key] = value } } }
        return value
    }
}
