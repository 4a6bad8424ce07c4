import Foundation
import TestSupport
import Testing

/// How many places of each file may break a convention, and why.
struct Allowances {
    private let file: URL
    private var comments: [String] = []
    private var entries: [String: (count: Int, reason: String)] = [:]

    /// Reads a list: lines of a count, a path and a reason; `#` begins a comment.
    init(_ name: String) throws {
        file = Repository.root.appending(path: "Tests/SourceConventionsTests/\(name)")
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("#") {
                comments.append(String(line))
                continue
            }
            let parts = line.split(separator: " ", maxSplits: 2)
            let count = try #require(parts.first.flatMap { Int($0) }, "\(line)")
            try #require(parts.count == 3, "an allowance needs a reason: \(line)")
            entries[String(parts[1])] = (count, String(parts[2]))
        }
    }

    /// Compares the sources with the list. `RECORD_CONVENTIONS=1` writes the counts that there are, and fails.
    func check(_ findings: (_ source: Data) -> [SourceFinding]) throws {
        let sources = try Self.sources()
        #expect(sources.count > 100)
        var counts: [String: Int] = [:]
        for path in sources {
            let found = findings(try Data(contentsOf: Repository.root.appending(path: path)))
            if !found.isEmpty { counts[path] = found.count }
            let allowed = entries[path]?.count ?? 0
            if found.count > allowed {
                let lines = found.map { "\(path):\($0.line): use \($0.instead): \($0.text)" }
                Issue.record("\(allowed) are allowed\n\(lines.joined(separator: "\n"))")
            }
        }
        for (path, entry) in entries where counts[path] ?? 0 < entry.count {
            Issue.record("\(path) has \(counts[path] ?? 0) now, not \(entry.count): lower its allowance")
        }
        if ProcessInfo.processInfo.environment["RECORD_CONVENTIONS"] == "1" { try record(counts) }
    }

    private func record(_ counts: [String: Int]) throws {
        let lines = counts.sorted { $0.key < $1.key }.map { path, count in
            "\(count) \(path) \(entries[path]?.reason ?? "why?")"
        }
        try (comments + lines).map { $0 + "\n" }.joined().write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded; look at the difference and run again without RECORD_CONVENTIONS")
    }

    /// Every Swift file of the package's own sources, the commands in packages of their own included.
    static func sources() throws -> [String] {
        try ["Sources", "Plugins", "Tools/ecs-wire/Sources"].flatMap { folder in
            let walk = try #require(
                FileManager.default.enumerator(atPath: Repository.root.appending(path: folder).path))
            return walk.compactMap { ($0 as? String).map { "\(folder)/\($0)" } }
        }.filter { $0.hasSuffix(".swift") }.sorted()
    }
}
