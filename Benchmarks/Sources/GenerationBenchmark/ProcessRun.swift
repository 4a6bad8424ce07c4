#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What one run of a program took, with all processes that it started.
struct ProcessRun {
    /// Seconds of processor time: unlike the clock, it does not depend on what else the machine does.
    let processorTime: Double
    /// Bytes of memory at the most, of the largest process.
    let peakMemory: Int

    /// Runs a program found by its path or in PATH, its output thrown away; standard error stays.
    ///
    /// - Throws: `Failed` where it can't be started, or ends with another exit code than 0.
    init(_ arguments: [String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        var argv = arguments.map { strdup($0) } + [nil]
        defer { argv.forEach { free($0) } }
        var process = pid_t()
        guard posix_spawnp(&process, arguments[0], &actions, nil, &argv, environ) == 0 else {
            throw Failed(arguments: arguments, status: -1)
        }
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(process, &status, 0, &usage) == process, status == 0 else {
            throw Failed(arguments: arguments, status: status)
        }
        let times = [usage.ru_utime, usage.ru_stime]
        processorTime = times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
        #if os(Linux)
        peakMemory = usage.ru_maxrss * 1024
        #else
        peakMemory = usage.ru_maxrss
        #endif
    }

    /// The least of several runs, which other work on the machine disturbed least.
    static func fastest(of count: Int, _ arguments: [String]) throws -> ProcessRun {
        let runs = try (0..<max(1, count)).map { _ in try ProcessRun(arguments) }
        return runs.min { $0.processorTime < $1.processorTime } ?? runs[0]
    }

    struct Failed: Error {
        let arguments: [String]
        let status: Int32
    }
}
