import Foundation

/// How a command waits for work that suspends: commands run on the main thread, which has nothing else to do.
enum BlockingWait {
    /// The result of work that is done on other threads.
    static func result<Success: Sendable, Failure: Error>(
        of work: @escaping @Sendable () async throws(Failure) -> Success
    ) throws(Failure) -> Success {
        let outcome = Outcome<Success, Failure>()
        Task.detached {
            do throws(Failure) {
                outcome.set(.success(try await work()))
            } catch {
                outcome.set(.failure(error))
            }
        }
        return try outcome.wait().get()
    }

    /// A result that one thread waits for.
    private final class Outcome<Success: Sendable, Failure: Error>: @unchecked Sendable {
        // Every access to `result` holds the condition's lock.
        private let condition = NSCondition()
        private var result: Result<Success, Failure>?

        func set(_ result: Result<Success, Failure>) {
            condition.withLock { self.result = result }
            condition.signal()
        }

        func wait() -> Result<Success, Failure> {
            condition.withLock {
                while true {
                    if let result { return result }
                    condition.wait()
                }
            }
        }
    }
}
