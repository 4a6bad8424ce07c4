import ExactText
import Testing

@Suite struct PathPatternTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let pattern: String
        let fits: [String]
        let doesNot: [String]

        var testDescription: String { pattern }
    }

    /// Folders have a slash at their end.
    static let rows = [
        Row(
            pattern: "drafts", fits: ["drafts", "drafts/", "a/drafts", "a/b/drafts/"],
            doesNot: ["draft", "drafts/a", "mydrafts"]),
        Row(pattern: "drafts/", fits: ["drafts/", "a/drafts/"], doesNot: ["drafts", "a/drafts"]),
        Row(pattern: "*.ecs.yml", fits: ["a.ecs.yml", "x/a.ecs.yml"], doesNot: ["a.ecs.yaml", "a.ecs.yml/b"]),
        Row(pattern: "old/*.yaml", fits: ["old/a.yaml"], doesNot: ["old/x/a.yaml", "x/old/a.yaml", "old/"]),
        Row(pattern: "/old", fits: ["old", "old/"], doesNot: ["x/old"]),
        Row(pattern: "./old", fits: ["old"], doesNot: ["x/old"]),
        Row(pattern: "**/old/a", fits: ["old/a", "x/old/a", "x/y/old/a"], doesNot: ["old/b/a"]),
        Row(pattern: "a/**", fits: ["a/b", "a/b/c/"], doesNot: ["b/a/c"]),
        Row(pattern: "a/**/b", fits: ["a/b", "a/x/b", "a/x/y/b"], doesNot: ["a/b/c", "b"]),
        Row(pattern: "a?c", fits: ["abc", "aéc"], doesNot: ["ac", "a/c"]),
        // A mark on the letter before does not make another pattern of it.
        Row(pattern: "*\u{301}", fits: ["e\u{301}"], doesNot: ["\u{E9}"]),
    ]

    @Test(arguments: rows) func fitsWhatIgnoreFilesWouldSay(row: Row) throws {
        let pattern = try #require(PathPattern(row.pattern))
        for path in row.fits { #expect(pattern.matches(path, isFolder: path.hasSuffix("/")), "\(path)") }
        for path in row.doesNot { #expect(!pattern.matches(path, isFolder: path.hasSuffix("/")), "\(path)") }
    }

    @Test(arguments: ["", "/", "//", ".", "./"]) func whatNamesNothingIsNoPattern(text: String) {
        #expect(PathPattern(text) == nil)
    }

    @Test func manyStarsTakeNoTime() throws {
        let pattern = try #require(PathPattern(String(repeating: "**/*a*/", count: 500) + "b"))
        #expect(!pattern.matches(String(repeating: "aa/", count: 1000), isFolder: false))
    }
}
