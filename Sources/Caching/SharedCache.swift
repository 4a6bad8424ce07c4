public import ExactText
import Foundation

/// Values that are made once and used by all threads, under names.
///
/// There is one type of key, since each type that a dictionary is made for costs a search of all conformances when the
/// program starts (400,000 instructions).
public final class SharedCache<Value: Sendable>: @unchecked Sendable {
    // Every access to `values` holds the lock.
    private let lock = NSLock()
    private var values: [ExactText: Value] = [:]
    private let capacity: Int

    /// A cache.
    ///
    /// - Parameter capacity: How many values are kept; those that come later are made anew each time.
    public init(capacity: Int) {
        self.capacity = capacity
    }

    /// The value under a key, made on first use. What could not be made is tried again.
    public func value<Failure: Error>(
        forKey key: ExactText, make: () throws(Failure) -> Value?
    ) throws(Failure) -> Value? {
        if let value = lock.withLock({ values[key] }) { return value }
        let value = try make()
        if let value { lock.withLock { if values.count < capacity { values[key] = value } } }
        return value
    }
}
