import ArgumentParser
import CommandSupport
import ECSRuntime

/// `ecs-wire list`
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the actions, one a line.")

    func run() throws {
        try StandardStreams.writeResult(GeneratedRequests.all.map { "\($0.action)\n" }.joined())
    }
}
