import Foundation
import Testing

/// An input that must be answered with exactly one error.
struct BadInput: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// The exit code of the contract.
    let status: Int32
    /// What the error must say.
    let message: String
    /// The arguments of the command; `-` reads `input`.
    let arguments: [String]
    let input: Data
    let environment: [String: String]
    /// Puts the input into a folder.
    let prepare: @Sendable (TemporaryFolder) throws -> Void

    init(
        _ name: String, _ status: Int32, _ message: String, arguments: [String], input: Data = Data(),
        environment: [String: String] = [:], prepare: @escaping @Sendable (TemporaryFolder) throws -> Void = { _ in }
    ) {
        testDescription = name
        self.status = status
        self.message = message
        self.arguments = arguments
        self.input = input
        self.environment = environment
        self.prepare = prepare
    }

    /// A spec that `check` and `compile` must answer alike, from a file.
    init(_ name: String, spec content: Data, as file: String = "web.ecs.yaml", _ status: Int32, _ message: String) {
        self.init(name, status, message, arguments: Self.compile(file)) { try $0.write(file, content) }
    }

    init(_ name: String, spec text: String, as file: String = "web.ecs.yaml", _ status: Int32, _ message: String) {
        self.init(name, spec: Data(text.utf8), as: file, status, message)
    }

    static func compile(_ arguments: String...) -> [String] {
        ["compile", "--demo-credentials", "--output-dir", "out"] + arguments
    }

    static let all = texts + deepAndLarge + references + arguments + configuration + calls + payloads
}

extension BadInput {
    private static let texts: [BadInput] = [
        BadInput("empty file", spec: "", 65, "[empty-input]"),
        BadInput("blank file", spec: " \n\n\t\n", 65, "web.ecs.yaml"),
        BadInput("only a comment", spec: "# web\n", 65, "[empty-input]"),
        BadInput("only a document marker", spec: "---\n", 65, "[empty-input]"),
        BadInput("empty JSON", spec: "", as: "web.ecs.json", 65, "[empty-input]"),
        BadInput("not YAML", spec: "spec: [a, b\n", 65, "[syntax]"),
        BadInput("not JSON", spec: "{\"spec\": 1,}", as: "web.ecs.json", 65, "[syntax]"),
        BadInput("YAML in a JSON file", spec: SpecText.plain(), as: "web.ecs.json", 65, "[syntax]"),
        BadInput("a tab as indentation", spec: "spec:\n\ttype: a\n", 65, "tab"),
        BadInput("a NUL byte", spec: SpecText.plain() + "#\0\n", 65, "[nul-byte]"),
        BadInput("invalid UTF-8", spec: Data(SpecText.plain().utf8) + [0x23, 0xFF, 0xFE, 0x0A], 65, "[not-utf8]"),
        BadInput(
            "UTF-16, little end first", spec: utf16(SpecText.plain(), bigEndian: false, mark: true), 65,
            "web.ecs.yaml:1:1"),
        BadInput(
            "UTF-16, big end first", spec: utf16(SpecText.plain(), bigEndian: true, mark: true), 65, "web.ecs.yaml:1:1"),
        BadInput(
            "UTF-16 without a mark", spec: utf16(SpecText.plain(), bigEndian: false, mark: false), 65, "web.ecs.yaml:1"),
        BadInput("a scalar", spec: "hello\n", 1, "[wrong-type]"),
        BadInput("a list", spec: "- 1\n", 1, "[wrong-type]"),
        BadInput("a duplicate key", spec: SpecText.plain(adding: "type: ecs.g7.large"), 1, "[duplicate-key]"),
        BadInput(
            "a password", spec: SpecText.plain(adding: "login: {password: Hunter2-Hunter2}"), 1, "[plain-password]"),
        BadInput(
            "a password as a parameter", spec: SpecText.plain(adding: "parameters: {Password: Hunter2-Hunter2}"), 1,
            "[plain-password]"),
        BadInput("a name that is a path", spec: SpecText.plain(name: "../web"), 1, "[value-pattern]"),
        BadInput(
            "a region that is a host", spec: SpecText.plain().replacing("cn-hangzhou", with: "evil.example/"), 1,
            "[value-pattern]"),
        BadInput("control characters", spec: SpecText.plain(adding: #""a\e[31m": 1"#), 1, #"a\u{1B}[31m"#),
    ]

    private static let deepAndLarge: [BadInput] = [
        BadInput("10 MiB", spec: Data(repeating: UInt8(ascii: "#"), count: 10 << 20), 65, "[input-limit]"),
        BadInput(
            "10 MiB of text", spec: SpecText.plain() + String(repeating: "# comment\n", count: 1 << 20), 65,
            "[input-limit]"),
        BadInput("lists nested 10,000 deep", spec: String(repeating: "[", count: 10_000), 65, "[input-limit]"),
        BadInput("closed lists nested 10,000 deep", spec: nested("[", "]", 10_000), 65, "[input-limit]"),
        BadInput("mappings nested 10,000 deep", spec: nested("{a: ", "}", 10_000), 65, "[input-limit]"),
        BadInput(
            "block lists nested 10,000 deep", spec: String(repeating: "- ", count: 10_000) + "a\n", 65, "[input-limit]"),
        BadInput("block mappings nested 1,000 deep", spec: staircase(1_000), 65, "[input-limit]"),
        BadInput(
            "explicit keys nested 10,000 deep", spec: String(repeating: "? ", count: 10_000) + "a\n", 65,
            "web.ecs.yaml:1:"),
        BadInput(
            "JSON lists nested 10,000 deep", spec: nested("[", "]", 10_000), as: "web.ecs.json", 65, "[input-limit]"),
        BadInput(
            "JSON objects nested 10,000 deep", spec: nested("{\"a\":", "}", 10_000), as: "web.ecs.json", 65,
            "[input-limit]"),
        BadInput("an alias bomb", spec: bomb(levels: 9, width: 9), 65, "[input-limit]"),
        BadInput("one long list, many aliases", spec: flatBomb(items: 900, aliases: 900), 65, "[input-limit]"),
        BadInput("an alias in itself", spec: "a: &a [*a]\n", 65, "web.ecs.yaml:1:"),
    ]

    private static let references: [BadInput] = [
        BadInput(
            "an unknown template", spec: SpecText.plain(adding: "userData: {template: nope}"), 1, "[unknown-template]"),
        BadInput("a missing file", spec: SpecText.plain(adding: "userData: {file: nope.sh}"), 1, "[file-not-found]"),
        BadInput("a folder as a file", spec: SpecText.plain(adding: "userData: {file: .}"), 1, "[file-"),
        BadInput("a file that leaves by ..", 1, "[file-outside-folder]", arguments: compile("specs/web.ecs.yaml")) {
            try $0.write("boot.sh", "#!/bin/sh\n")
            try $0.write("specs/web.ecs.yaml", SpecText.plain(adding: "userData: {file: ../boot.sh}"))
        },
        BadInput(
            "an absolute path", spec: SpecText.plain(adding: "userData: {file: /etc/passwd}"), 1,
            "[file-outside-folder]"),
        BadInput(
            "a file that leaves by a symbolic link", 1, "[file-outside-folder]",
            arguments: compile("specs/web.ecs.yaml")
        ) {
            try $0.write("boot.sh", "#!/bin/sh\n")
            try $0.write("specs/web.ecs.yaml", SpecText.plain(adding: "userData: {file: link/boot.sh}"))
            try FileManager.default.createSymbolicLink(
                at: $0.url.appendingPathComponent("specs/link"), withDestinationURL: $0.url
            )
        },
        BadInput("a referred file over 1 MiB", 1, "[limit-exceeded]", arguments: compile("web.ecs.yaml")) {
            try $0.write("web.ecs.yaml", SpecText.plain(adding: "userData: {file: boot.sh}"))
            try $0.write("boot.sh", Data(repeating: UInt8(ascii: "#"), count: (1 << 20) + 1))
        },
        BadInput(
            "a password file that leaves by ..",
            spec: SpecText.plain(adding: "login: {password: {fromFile: ../secret}}"), 1, "[file-outside-folder]"),
        BadInput(
            "a password variable that is not set",
            spec: SpecText.plain(adding: "login: {password: {fromEnvironment: NOPE}}"), 1, "[undefined-variable]"),
    ]

    static func nested(_ open: String, _ close: String, _ depth: Int) -> String {
        String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    }

    private static func staircase(_ depth: Int) -> String {
        (0..<depth).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    }

    private static func bomb(levels: Int, width: Int) -> String {
        (0..<levels).map { level in
            let items = level == 0 ? "x" : "*a\(level - 1)"
            return "a\(level): &a\(level) [\(Array(repeating: items, count: width).joined(separator: ", "))]\n"
        }.joined()
    }

    private static func flatBomb(items: Int, aliases: Int) -> String {
        "a: &a [\(Array(repeating: "x", count: items).joined(separator: ","))]\n"
            + "b: [\(Array(repeating: "*a", count: aliases).joined(separator: ","))]\n"
    }

    private static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> Data {
        var data = Data()
        for unit in (mark ? [0xFEFF] : []) + Array(text.utf16) {
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            data.append(contentsOf: bigEndian ? bytes : bytes.reversed())
        }
        return data
    }
}
