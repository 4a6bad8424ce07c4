import CommandSupport
import ECSRuntime

extension CommandFailure {
    /// Does something with what was read from an argument; an error of the types ends the command: with 65 for a
    /// malformed body or one over a limit, with 1 for a value that has no place in them.
    static func reporting<Result>(in argument: String, _ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let error as WireDecodingError {
            let isUnreadable = error.code == .malformed || error.code == .limitExceeded
            throw CommandFailure(
                isUnreadable ? .unreadableInput : .findings, "\(error)", in: CommandInput.name(of: argument)
            )
        } catch let error as WireEncodingError {
            throw CommandFailure(.findings, "\(error)", in: CommandInput.name(of: argument))
        } catch let error as UnknownParameters {
            throw CommandFailure(.findings, "\(error)", in: CommandInput.name(of: argument))
        } catch let error as RepeatedParameter {
            throw CommandFailure(.findings, "\(error)", in: CommandInput.name(of: argument))
        }
    }
}
