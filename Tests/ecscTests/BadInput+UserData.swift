import Foundation

/// Payloads and templates that can't be taken apart or rendered.
extension BadInput {
    private static let script = Data("#!/bin/sh\n".utf8)

    static let payloads: [BadInput] =
        ["0", "-1", "2", "9223372036854775807", "-9223372036854775808"].map { part in
            BadInput(
                "part \(part) of one", 64, "there is no part \(part), only 1",
                arguments: ["user-data", "inspect", "--part=\(part)"], input: script)
        } + [
            BadInput(
                "a part beyond all numbers", 64, "9223372036854775808",
                arguments: ["user-data", "inspect", "--part=9223372036854775808"], input: script),
            BadInput(
                "a payload above the limit", 65, "more than 4194304 bytes", arguments: ["user-data", "inspect"],
                input: script + Data(repeating: 0x61, count: 4 << 20)),
            BadInput(
                "a part of a payload above the limit", 65, "more than 4194304 bytes",
                arguments: ["user-data", "inspect", "--part", "1"],
                input: script + Data(repeating: 0x61, count: 4 << 20)),
            BadInput(
                "a template above the limit", 65, "more than 1048576 bytes",
                arguments: ["user-data", "render", "boot.sh.mustache"]
            ) { try $0.write("boot.sh.mustache", script + Data(repeating: 0x61, count: 1 << 20)) },
            BadInput(
                "a template of lists in lists", 1, "[limit-exceeded]",
                arguments: ["user-data", "render", "boot.sh.mustache", "--value", "x=a", "--value", "x=b"]
            ) {
                let sections = String(repeating: "{{#x}}", count: 16) + String(repeating: "{{/x}}", count: 16)
                try $0.write(
                    "boot.sh.mustache",
                    "{{!\nparameters:\n  x: {type: list}\n}}\n"
                        + String(repeating: sections + "echo a long line\n", count: 20))
            },
        ]
}
