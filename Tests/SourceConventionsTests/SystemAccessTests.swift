import Foundation
import Testing

/// Files, environment, clock and randomness are touched in the commands and in FileAccess only.
@Suite struct SystemAccessTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// FileAccess, the commands, and what they share.
    private static let mayTouch: Set = [
        "CommandOptions", "CommandSupport", "FileAccess", "GeneratorCommands", "GeneratorSupport", "SpecFiles", "ecsc",
        "ecsc-codegen", "ecsc-specgen",
    ]

    private static let cLibrary: Set = ["import Glibc", "import Darwin", "import Musl"]

    /// What other targets have, by file, and why.
    private static let allowed: [String: (uses: Set<String>, reason: String)] = [
        "Caching/SharedCache.swift": (["import Foundation"], "a lock"),
        "ECSRuntime/Reading/NameTable.swift": (
            [".random(in:"], "the seed of a hash that hostile names must not foresee; no output depends on it"
        ),
        "ECSRuntime/Reading/XMLTagScanner.swift": (cLibrary, "searching memory"),
        "ECSRuntime/Reading/XMLTreeReader.swift": (cLibrary, "measuring and freeing texts of libxml2"),
        "RequestSigning/PreparedRequest.swift": (
            [".now()", ".random()"], "defaults of arguments, for programs that sign with the library"
        ),
        "RequestSigning/RPCRequest.swift": ([".now()", ".random()"], "the same"),
        "RequestSigning/SignatureNonce.swift": (
            ["SystemRandomNumberGenerator"], "offered to those programs; the library itself calls it nowhere else"
        ),
        "RequestSigning/Timestamp.swift": (cLibrary, "the clock, as offered to them"),
    ]

    @Test func noOtherTargetTouchesTheSystem() throws {
        let sources = Self.root.appending(path: "Sources")
        let names = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
        var used: [String: Set<String>] = [:]
        var checked = 0
        for path in names.sorted() where path.hasSuffix(".swift") {
            guard let target = path.split(separator: "/").first, !Self.mayTouch.contains(String(target)) else {
                continue
            }
            checked += 1
            let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
            for access in SystemAccess.all(in: text) {
                used[path, default: []].insert(access.use)
                let isAllowed = Self.allowed[path]?.uses.contains(access.use) == true
                #expect(isAllowed, "Sources/\(path):\(access.line): \(access.use)")
            }
        }
        #expect(checked > 200)
        for (path, allowance) in Self.allowed {
            #expect(!(used[path] ?? []).isDisjoint(with: allowance.uses), "\(path) needs no allowance any more")
        }
    }

    @Test(arguments: [
        "import FileAccess", "public import CommandSupport", "import Glibc", "import Foundation", "    print(text)",
        "let a = Int.random(in: 1...2)", "var generator = SystemRandomNumberGenerator()", "let now = Timestamp.now()",
        "let path = CommandLine.arguments[1]", "timestamp: .now(), // \"as it is\"",
        "let a = \"\\\"\" + (readLine() ?? \"\")",
    ]) func findsUses(line: String) {
        #expect(SystemAccess.all(in: "\n" + line).map(\.line) == [2])
    }

    @Test(arguments: [
        "import ExactText", "// import Foundation", "let a = \"CommandLine\"", "writer.print(text)",
        "static func print(_ text: String) {", "reprint(text)", "/// Takes `Timestamp.now()`.", "nonce(at: index)",
    ]) func passesOthers(line: String) {
        #expect(SystemAccess.all(in: line).isEmpty)
    }
}
