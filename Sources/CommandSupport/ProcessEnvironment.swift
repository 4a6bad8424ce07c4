#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The environment of the process.
enum ProcessEnvironment {
    /// The value of a variable; nil where it is not set.
    static func value(of name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
