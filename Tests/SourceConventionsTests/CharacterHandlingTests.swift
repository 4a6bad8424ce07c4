import Foundation
import Testing

/// No source handles text from outside by `Character`s, but for what `character-handling.txt` allows.
@Suite struct CharacterHandlingTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let root = folder.deletingLastPathComponent().deletingLastPathComponent()
    private static let allowanceFile = folder.appending(path: "character-handling.txt")

    /// Lines of a count, a path and a reason; `#` begins a comment.
    private static func allowances() throws -> [String: (count: Int, reason: String)] {
        let text = try String(contentsOf: allowanceFile, encoding: .utf8)
        var allowances: [String: (count: Int, reason: String)] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: " ", maxSplits: 2)
            let count = try #require(parts.first.flatMap { Int($0) }, "\(line)")
            try #require(parts.count == 3, "an allowance needs a reason: \(line)")
            allowances[String(parts[1])] = (count, String(parts[2]))
        }
        return allowances
    }

    private static func sources() -> [String] {
        ["Sources", "Plugins"].flatMap { folder in
            FileManager.default.enumerator(atPath: root.appending(path: folder).path)?
                .compactMap { ($0 as? String).map { "\(folder)/\($0)" } } ?? []
        }.filter { $0.hasSuffix(".swift") }.sorted()
    }

    /// `RECORD_CONVENTIONS=1` writes the counts that there are, and fails.
    @Test func noSourceHandlesCharactersUnlessAllowed() throws {
        let allowances = try Self.allowances()
        let sources = Self.sources()
        #expect(sources.count > 100)
        var counts: [String: Int] = [:]
        for path in sources {
            let findings = CharacterHandling.findings(in: try Data(contentsOf: Self.root.appending(path: path)))
                .map { "\(path):\($0.line): use \($0.instead): \($0.text)" }
            if !findings.isEmpty { counts[path] = findings.count }
            if findings.count > allowances[path]?.count ?? 0 {
                Issue.record("\(allowances[path]?.count ?? 0) are allowed\n\(findings.joined(separator: "\n"))")
            }
        }
        for (path, allowance) in allowances where counts[path] ?? 0 < allowance.count {
            Issue.record("\(path) has \(counts[path] ?? 0) now, not \(allowance.count): lower its allowance")
        }
        if ProcessInfo.processInfo.environment["RECORD_CONVENTIONS"] == "1" {
            let comments = try String(contentsOf: Self.allowanceFile, encoding: .utf8).split(separator: "\n")
                .filter { $0.hasPrefix("#") }
            let lines = counts.sorted { $0.key < $1.key }.map { path, count in
                "\(count) \(path) \(allowances[path]?.reason ?? "to be converted")"
            }
            try (comments.map(String.init) + lines).map { $0 + "\n" }.joined()
                .write(to: Self.allowanceFile, atomically: true, encoding: .utf8)
            Issue.record("recorded; look at the difference and run again without RECORD_CONVENTIONS")
        }
    }

    @Test(arguments: [
        #"text.split(separator: "'")"#, #"text.split(separator:",")"#, "text.components(separatedBy: x)",
        "name.hasPrefix(prefix)", #"name.hasSuffix(".json")"#, #"name.contains("/")"#, #"a.firstIndex(of: "=")"#,
        #"a.lastIndex(of: "/")"#, #"a.firstIndex { $0 == "=" }"#, "a.replacingOccurrences(of: b, with: c)",
        #"a.replacing("'", with: "")"#, "a.trimmingCharacters(in: .newlines)", "for character in text {",
        "a.lowercased()", "a.uppercased() // in capitals", "first.isLetter", "c.isWhitespace && d",
        #"a.range(of: "x")"#,
        "UInt8(digits, radix: 16)", "Int(text.dropFirst(2), radix: 8)",
    ]) func findsTheWrongWays(line: String) {
        #expect(CharacterHandling.findings(in: Data("\n\(line)\n".utf8)).map(\.line) == [2])
    }

    @Test(arguments: [
        "text.splitExactly(at: 0x27)", "bytes.split(separator: 0x0A)", "name.hasExactPrefix(prefix)",
        "// a.lowercased()",
        "let a = 1  // name.hasPrefix(x)", "text.utf8.firstIndex(of: UInt8(ascii: \"=\"))", "String(byte, radix: 16)",
        "a.asciiLowercased", "names.contains(name)", "a.isEmpty", "for scalar in text.unicodeScalars {",
    ]) func passesTheRightWays(line: String) {
        #expect(CharacterHandling.findings(in: Data(line.utf8)).isEmpty)
    }
}
