import TestSupport
import Testing

@testable import QueryEncoding

struct CanonicalQueryTests {
    static func parameters(_ pairs: KeyValuePairs<String, String>) -> [QueryParameter] {
        pairs.map { QueryParameter(name: $0.key, value: $0.value) }
    }

    static let pieces = [
        "A", "AB", "a", "z", ".", "1", "%", " ", "~", "[", "&", "=", "+", "\u{E9}", "e\u{301}", "\u{0}",
    ]

    static func randomParameters(_ generator: inout SeededGenerator) -> [QueryParameter] {
        (0..<Int.random(in: 0...10, using: &generator)).map { _ in
            // Names are told apart by what stands before and behind their eighth byte.
            let start = Bool.random(using: &generator) ? "DataDisk." : ""
            return QueryParameter(
                name: start + generator.text(of: pieces, upTo: 3), value: generator.text(of: pieces, upTo: 5)
            )
        }
    }

    @Test func sortsByBytes() {
        let query = CanonicalQuery(
            Self.parameters([
                "b": "1", "a": "2", "B": "3", "Tag.10.Key": "4", "Tag.2.Key": "5", "Tag.1.Key": "6", "Tag": "7",
                "\u{E9}": "8", "e\u{301}": "9", "": "10", "a b": "11", "a!": "12", "a-": "13", "\u{FFFD}": "14",
                "\u{1F600}": "15",
            ])
        )
        // By encoded names 'a-' would come before 'a!' and 'a b'; by UTF-16 the emoji before U+FFFD.
        #expect(
            query.text == "=10&B=3&Tag=7&Tag.1.Key=6&Tag.10.Key=4&Tag.2.Key=5&a=2&a%20b=11&a%21=12&a-=13&b=1"
                + "&e%CC%81=9&%C3%A9=8&%EF%BF%BD=14&%F0%9F%98%80=15"
        )
    }

    @Test func keepsEmptyAndRepeatedParameters() {
        #expect(CanonicalQuery([]).text.isEmpty)
        #expect(CanonicalQuery(Self.parameters(["b": "", "a": "2", "a": "", "a": "10"])).text == "a=&a=10&a=2&b=")
    }

    @Test(arguments: 0..<100)
    func doesNotDependOnOrder(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let parameters = Self.randomParameters(&generator)
        let query = CanonicalQuery(parameters)
        #expect(CanonicalQuery(parameters.shuffled(using: &generator)) == query)
        #expect(try CanonicalQuery(parsing: query.text) == query)
        let parsed = try QueryString.parse(query.text)
        #expect(parsed.count == parameters.count)
        #expect(CanonicalQuery(parsed) == query)
    }

    @Test(arguments: 0..<200)
    func fillsInTheRightPlaces(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let own = Self.randomParameters(&generator)
        var additions: [QueryParameter] = []
        for parameter in Self.randomParameters(&generator) + own.prefix(1)
        where !additions.contains(where: { $0.isNamed(parameter.name) }) {
            additions.append(QueryParameter(name: parameter.name, value: parameter.value + "!"))
        }
        let (query, kept) = CanonicalQuery(own).filled(with: additions)
        let isOwn: (QueryParameter) -> Bool = { added in own.contains { $0.isNamed(added.name) } }
        #expect(query == CanonicalQuery(own + additions.filter { !isOwn($0) }))
        let isAdded: (QueryParameter) -> Bool = { own in additions.contains { $0.isNamed(own.name) } }
        #expect(kept.count == own.filter(isAdded).count)
        for parameter in kept {
            let sameName = own.filter { $0.isNamed(parameter.name) }
            #expect(sameName.contains { $0.value.utf8.elementsEqual(parameter.value.utf8) })
        }
    }

    @Test(arguments: [
        ("A", 1), ("A=1&", 4), ("&A=1", 0), ("A=1&&B=1", 4), ("B=1&A=1", 4), ("A=2&A=1", 4), ("A=1=2", 3), ("A=+", 2),
        ("A= ", 2), ("A=%2f", 2), ("A=%61", 2), ("A=%", 2), ("A=%4", 2), ("A=%GG", 2), ("A=\u{E9}", 2), ("A=1#", 3),
        ("a-=1&a%20=1", 5), ("&", 0), ("A=%2&B=1", 2),
    ])
    func refusesOtherQueries(text: String, offset: Int) {
        #expect(throws: QuerySyntaxError(code: .notCanonical, offset: offset)) { try CanonicalQuery(parsing: text) }
    }
}
