import DiagnosticsCore
import SourceTree
import Testing
import YAMLTree

@Suite struct YAMLCommentTests {
    private static func comments(_ text: String) throws -> [String] {
        let file = SourceFile(name: "a.yaml", text: text)
        var sink = DiagnosticSink()
        let nodes = try DocumentReader.read(file, format: .yaml, into: &sink)
        return YAMLComment.find(in: file, besides: nodes).map {
            "\($0.line)\($0.isAlone ? "" : "+") \(file.text(in: $0.span))"
        }
    }

    @Test func findsCommentsAloneAndBehindValues() throws {
        #expect(
            try Self.comments("# top\na: 1 # one\n  # in\nb: [x, # two\n  y] # three\n--- # doc\nc: d\n# end")
                == ["1 # top", "2+ # one", "3 # in", "4+ # two", "5+ # three", "6+ # doc", "8 # end"]
        )
    }

    @Test func passesOverScalarsAndKeys() throws {
        #expect(
            try Self.comments(
                """
                literal: |
                  # not one

                  # nor this
                folded: >-
                  text # nor this
                # one
                "key # no": 'it''s # no'
                double: "a \\" # no
                  # no"
                plain: a#b #c
                """
            ) == ["7 # one", "11+ #c"]
        )
    }

    @Test func findsCommentsBelowBlocks() throws {
        #expect(try Self.comments("a: |\n  x\n# one\nb: |+\n  y\n\n# two\n") == ["3 # one", "7 # two"])
        #expect(try Self.comments("a: &x 'q # no'\nb: *x # one\n") == ["2+ # one"])
        #expect(try Self.comments("# only\n\r\n# crlf\r\na: 1\r\n") == ["1 # only", "3 # crlf"])
    }
}
