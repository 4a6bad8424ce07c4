import ECSRuntime
import Testing

/// Lists that travel as the text of a JSON array.
@Suite struct JSONTextListTests {
    private struct Ids: WireDecodable, WireEncodable {
        static var wireFields: StaticString { "Ids\tids\t{" }

        var ids: [String]

        init(ids: [String]) { self.ids = ids }

        init(from node: borrowing WireNode) { ids = node.jsonStrings(0) }

        func encode(into writer: inout WireWriter) { writer.strings(0, ids) }
    }

    private func read(_ value: String) throws -> [String] {
        try WireDecoder(format: .json).decode(Ids.self, from: Array("{\"Ids\":\(value)}".utf8)).ids
    }

    @Test(
        arguments: [
            (#""[\"a\",\"b\"]""#, ["a", "b"]), (#"" [ \"a\" ] ""#, ["a"]), (#""[]""#, []), (#""[1]""#, ["1"]),
            (#"["a","b"]"#, ["a", "b"]), (#""a""#, ["a"]), (#"["[x","y"]"#, ["[x", "y"]), ("[]", []), ("null", []),
            (#"["[\"a\"]"]"#, [#"["a"]"#]), (#"["[x"]"#, ["[x"]),
        ] as [(String, [String])]
    )
    func readsTheTextAndTheList(value: String, items: [String]) throws {
        #expect(try read(value) == items)
    }

    @Test(arguments: [
        #""[\"a\",\"Items\":[\"b\"]""#, #""[\"a\"],\"Items\":[\"b\"]""#, #""[\"\\\\\"],[\"b\"]""#, #""[\"a\"""#,
        #""[\"a\"]}""#, #""[{}]""#, #""[\"a\"],\"\":[\"b\"]""#, #""[[\"a\"]]""#, #""[a]""#,
    ])
    func refusesWhatIsNoListOfTexts(value: String) {
        let error = #expect(throws: WireDecodingError.self) { try read(value) }
        #expect(error?.path?.hasPrefix("$.Ids") == true)
    }
}
