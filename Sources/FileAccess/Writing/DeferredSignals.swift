#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Holds back the signals that end a program, so that work which has to be cleaned up after is never cut off by one.
///
/// They stay blocked until `deliver()`, which lets the first that came end the process as it would have at once. Between
/// its steps the work asks `check()`, and cleans up where that throws. Nothing can hold back SIGKILL.
struct DeferredSignals {
    private static let ending = [SIGHUP, SIGINT, SIGQUIT, SIGTERM]

    private var mask = sigset_t()
    /// Those that would end the process, and are not ignored as under `nohup`.
    private let awaited: [Int32]

    /// Begins to hold signals back.
    init() {
        var blocked = sigset_t()
        sigemptyset(&blocked)
        for number in Self.ending { sigaddset(&blocked, number) }
        pthread_sigmask(SIG_BLOCK, &blocked, &mask)
        // A signal that is ignored, or was blocked before, is none to wait for.
        let outer = mask
        awaited = Self.ending.filter { number in
            var outer = outer
            return sigismember(&outer, number) != 1 && !Self.isIgnored(number)
        }
    }

    /// - Throws: Where a signal has come; the process ends by that signal in `deliver()`.
    func check() throws(FileWritingError) {
        var pending = sigset_t()
        sigemptyset(&pending)
        sigpending(&pending)
        for number in awaited where sigismember(&pending, number) == 1 {
            throw FileWritingError(message: "interrupted")
        }
    }

    /// Ends holding back: a signal that came takes effect now.
    func deliver() {
        var mask = mask
        pthread_sigmask(SIG_SETMASK, &mask, nil)
    }

    /// The only portable way to ask is to set; the signal is blocked meanwhile.
    private static func isIgnored(_ number: Int32) -> Bool {
        let handler = signal(number, SIG_DFL)
        _ = signal(number, handler)
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
