import Foundation

/// Values that are made once and used by all threads.
final class SharedCache<Value: Sendable>: @unchecked Sendable {
    // Every access to `values` holds the lock.
    private let lock = NSLock()
    private var values: [String: Value] = [:]

    /// The value under a key, made on first use. What could not be made is tried again.
    func value(forKey key: String, make: () -> Value?) -> Value? {
        if let value = lock.withLock({ values[key] }) { return value }
        let value = make()
        if let value { lock.withLock { values[key] = value } }
        return value
    }
}
