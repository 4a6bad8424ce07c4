import ArgumentParser
import CommandOptions

/// Encodes requests and decodes responses of any ECS action, through the types that the build plugin generates.
@main
struct ECSWire: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ecs-wire",
        abstract: "Encodes requests and decodes responses of Alibaba Cloud ECS, through generated types.",
        subcommands: [EncodeCommand.self, DecodeCommand.self, ListCommand.self]
    )

    static func main() { runAsProgram() }
}
