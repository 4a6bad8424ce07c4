import Foundation

/// A use of files, the environment, the clock or randomness, as it stands in code.
struct SystemAccess {
    /// Modules by which the system is reached: without one of them there are no files, and no environment.
    private static let modules: Set = [
        "CFileSystem", "CommandSupport", "Darwin", "Dispatch", "FileAccess", "Foundation", "Glibc", "Musl", "SpecFiles",
    ]

    /// What the standard library has of clocks, randomness, arguments and standard streams.
    private static let names = ["CommandLine", "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator"]
    private static let calls = [
        ".now()", ".random()", ".random(in:", ".randomElement(", ".shuffle(", ".shuffled(", "print(", "readLine(",
    ]

    /// From 1.
    let line: Int
    /// What is used.
    let use: String

    /// The uses in Swift code, comments and texts left out.
    static func all(in source: String) -> [SystemAccess] {
        source.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            uses(in: withoutTextsAndComments(String(line))).map { SystemAccess(line: index + 1, use: $0) }
        }
    }

    private static func uses(in line: String) -> [String] {
        let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
        if words.contains("import"), let module = words.last {
            return modules.contains(module) ? ["import \(module)"] : []
        }
        return names.filter(words.contains) + calls.filter { isCalled($0, in: line) }
    }

    /// Whether a call stands in a line. A function that is declared or is a member is not the standard library's.
    private static func isCalled(_ call: String, in line: String) -> Bool {
        guard let found = line.range(of: call) else { return false }
        let before = line[..<found.lowerBound]
        let isPart = before.last.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." } ?? false
        return call.hasPrefix(".") || !isPart && !before.hasSuffix("func ")
    }

    /// A line without what stands in quotes, and without a comment at its end.
    private static func withoutTextsAndComments(_ line: String) -> String {
        var code = ""
        var isText = false
        var isEscaped = false
        for character in line {
            if isEscaped {
                isEscaped = false
            } else if isText, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isText.toggle()
            } else if !isText {
                code.append(character)
                if code.hasSuffix("//") { return String(code.dropLast(2)) }
            }
        }
        return code
    }
}
