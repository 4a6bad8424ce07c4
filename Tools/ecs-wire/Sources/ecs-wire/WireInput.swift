import ArgumentParser
import ECSRuntime
import FileAccess

/// What the commands read, and what they say of it where it is wrong.
enum WireInput {
    /// Reads a file, or standard input for `-`; not much more than a decoder accepts.
    ///
    /// - Throws: Exit code 66, after a message, where it can't be read.
    static func read(_ path: String) throws -> [UInt8] {
        let limit = DecodingLimits().bodyBytes
        do {
            return path == "-"
                ? try FileReading.readStandardInput(limit: limit) : try FileReading.read(path, limit: limit)
        } catch {
            throw failure(path, error.reason, exitCode: 66)
        }
    }

    /// Does something with what was read; an error is printed and becomes an exit code: 65 for a malformed body or one
    /// over a limit, 1 for a value that has no place in the types.
    static func reportingErrors<Result>(in path: String, _ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let error as WireDecodingError {
            let isUnreadable = error.code == .malformed || error.code == .limitExceeded
            throw failure(path, "\(error)", exitCode: isUnreadable ? 65 : 1)
        } catch let error as WireEncodingError {
            throw failure(path, "\(error)", exitCode: 1)
        } catch let error as UnknownParameters {
            throw failure(path, "\(error)", exitCode: 1)
        } catch let error as RepeatedParameter {
            throw failure(path, "\(error)", exitCode: 1)
        }
    }

    private static func failure(_ path: String, _ message: String, exitCode: Int32) -> ExitCode {
        WireOutput.writeError("\(path == "-" ? "<stdin>" : path): error: \(message)")
        return ExitCode(exitCode)
    }
}
