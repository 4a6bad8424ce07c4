import DiagnosticsCore
import Foundation
import TestSupport
import Testing
import UserData

/// Runs programs of the system, which some tests compare with.
enum Tool {
    struct Result {
        let status: Int32
        let output: [UInt8]
        let errors: String
        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Where a program is; nil if it is not installed.
    static func path(_ name: String) -> String? {
        let folders = ["/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin"]
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static func run(
        _ program: String,
        _ arguments: [String],
        input: [UInt8] = [],
        folder: URL? = nil,
        environment: [String: String]? = nil
    ) throws -> Result {
        let files = try TemporaryFolder()
        let inputFile = try files.write("input", input)
        for name in ["output", "errors"] { _ = try files.write(name, []) }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder ?? files.url
        if let environment { process.environment = environment }
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: files.url.appending(path: "output"))
        process.standardError = try FileHandle(forWritingTo: files.url.appending(path: "errors"))
        try process.run()
        process.waitUntilExit()
        let output = try Data(contentsOf: files.url.appending(path: "output"))
        let errors = try Data(contentsOf: files.url.appending(path: "errors"))
        return Result(
            status: process.terminationStatus,
            output: Array(output),
            errors: String(decoding: errors, as: UTF8.self)
        )
    }
}

/// A folder that goes when the last reference to it goes.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "user-data-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> URL {
        let file = url.appending(path: name)
        try Data(bytes).write(to: file)
        return file
    }
}

extension SeededGenerator {
    /// A text of characters that mean something to some language.
    mutating func awkwardText(allowing extra: [String] = []) -> String {
        let pieces =
            [
                "'", "\"", "$", "`", "\\", "\n", ";", "-", "(", ")", "{", "}", "#", "!", "&", "|", "<", ">", "*", "?",
                "~", "=",
            ]
            + [
                " ", "\t", "\r", ":", ",", "[", "]", "%", "@", "a", "7", "é", "文", "😀", "\u{2019}", "\u{201D}",
                "\u{301}",
            ]
            + [
                "$(id)", "${IFS}", "--", "''", "\"\"", "{{", "}}", "\\n", "EOF", "\u{1B}", "\u{7F}", "\u{85}",
                "\u{2028}", "\u{FEFF}",
            ]
            + extra
        let count = Int.random(in: 0...12, using: &self)
        return (0..<count).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }
}

enum Sample {
    /// Values of every kind that has broken some template.
    static let awkwardValues: [String] = [
        "", " ", "plain", "two words", "it's", "'", "''", "\"", "\"quoted\"", "a\nb", "\n", "trailing\n",
        "$(touch pwned)",
        "`touch pwned`", "; touch pwned", "'; touch pwned; '", "\"; touch pwned; \"", "-rf", "--", "-n", "$HOME",
        "${IFS}",
        "\\", "\\\\", "a\\", "\\'", "\\n", "*", "~", "!!", "#comment", "{a,b}", "{{x}}", "}}", "[1]", "a: b", "- a",
        "true",
        "null", "1e3", "é文😀", "e\u{301}", "\u{301}x", "\u{2018}\u{2019}\u{201A}\u{201B}", "\u{201C}\u{201D}\u{201E}",
        "\t", "\r\n",
        "\u{1}\u{1B}[31m\u{7F}", "\u{85}\u{2028}\u{2029}\u{FEFF}", "EOF\nEOF", String(repeating: "x'\"$ ", count: 2000),
    ]

    static func render(
        _ text: String,
        _ values: [TemplateValue],
        as language: TemplateLanguage = .shell
    ) -> (bytes: [UInt8]?, findings: [Diagnostic]) {
        var sink = DiagnosticSink()
        let file = SourceFile(name: "test.mustache", text: text)
        let bytes = Template.parse(file, language: language, into: &sink)?.render(values, into: &sink)
        return (bytes, sink.diagnostics)
    }
}

extension Diagnostic {
    /// What a test compares: the rule and the text it stands at.
    var summary: String { "\(rule): \(position.map { $0.file.text(in: $0.span) } ?? "-"): \(message)" }
}
