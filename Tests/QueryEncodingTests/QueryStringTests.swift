import QueryEncoding
import TestSupport
import Testing

struct QueryStringTests {
    @Test(
        arguments: [
            ("", []), ("a=1", [("a", "1")]), ("a", [("a", "")]), ("a=", [("a", "")]), ("=1", [("", "1")]),
            ("a=b=c", [("a", "b=c")]), ("&&a=1&&b=2&", [("a", "1"), ("b", "2")]),
            ("b=2&a=1&b=1", [("b", "2"), ("a", "1"), ("b", "1")]),
            ("%61%3D=%26+", [("a=", "&+")]), ("\u{4E2D}=%E4%B8%AD", [("\u{4E2D}", "\u{4E2D}")]), ("=", [("", "")]),
        ] as [(String, [(String, String)])]
    )
    func parsesQueries(text: String, expected: [(String, String)]) throws {
        let parameters = try QueryString.parse(text)
        #expect(parameters == expected.map { QueryParameter(name: $0.0, value: $0.1) })
    }

    @Test func readsPlusAsTheSyntaxHasIt() throws {
        #expect(try QueryString.parse("a+b=c+%2B")[0] == QueryParameter(name: "a+b", value: "c++"))
        #expect(try QueryString.parse("a+b=c+%2B", as: .form)[0] == QueryParameter(name: "a b", value: "c +"))
    }

    @Test(arguments: [
        ("https://h/?a=1&b=2#c=3", 2), ("https://h/?a=1?b=2", 1), ("https://h/", 0), ("https://h/#?a=1", 0), ("?", 0),
        ("?a", 1), ("", 0),
    ])
    func findsTheQueryOfAURL(url: String, count: Int) throws {
        #expect(try QueryString.parse(url: url).count == count)
    }

    @Test(arguments: [("https://h/?a=%", 13), ("https://h/?a=1&%FF=1", 15), ("?a=%4#1", 3), ("?a=%4&1=1", 3)])
    func countsOffsetsFromTheStartOfTheURL(url: String, offset: Int) {
        let error = #expect(throws: QuerySyntaxError.self) { try QueryString.parse(url: url) }
        #expect(error?.offset == offset)
    }

    @Test(arguments: 0..<200)
    func survivesRandomBytes(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = generator.text(of: ["%", "=", "&", "+", "4", "1", "F", "g", "?", "#", "\u{E9}", "\u{0}"], upTo: 60)
        for parse in [{ try QueryString.parse($0) }, { try QueryString.parse(url: $0) }]
            as [(String) throws -> [QueryParameter]]
        {
            do {
                let parameters = try parse(text)
                #expect(parameters.count <= text.utf8.count)
            } catch let error as QuerySyntaxError {
                #expect((0..<text.utf8.count).contains(error.offset))
            } catch {
                Issue.record("another error: \(error)")
            }
        }
    }
}
