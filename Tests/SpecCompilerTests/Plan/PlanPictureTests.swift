import Testing

@testable import RequestEmission

/// Whatever stands in a box of a plan's picture, it stays a text.
@Suite struct PlanPictureTests {
    static let hostile = [
        "\"];evil[label=\"", "a\\", "\\", "a\"b", "&quot;", "<script>alert(1)</script>", "a\nb", "\u{202E}abc", "`x`",
        "end", "#quot;", "a --> b", "|x|", "%% comment", "e\u{301}\"\u{301}", "**bold**", "[[x]]", "{{x}}",
    ]

    /// Reads a quoted text of DOT to its end.
    private func dotContent(_ text: String) -> String? {
        var content = ""
        var rest = Array(text.unicodeScalars)[...]
        guard rest.popFirst() == "\"" else { return nil }
        while let scalar = rest.popFirst() {
            if scalar == "\"" { return rest.isEmpty ? content : nil }
            if scalar == "\\" {
                guard let next = rest.popFirst() else { return nil }
                content.unicodeScalars.append(next == "n" ? "\n" : next)
            } else {
                content.unicodeScalars.append(scalar)
            }
        }
        return nil
    }

    @Test(arguments: hostile) func aTextOfDOTEndsWhereItEnds(text: String) throws {
        let content = try #require(dotContent(PlanGraph.dotText([text, "x"])))
        #expect(content.hasSuffix("\nx") && !content.dropLast(2).unicodeScalars.contains("\n"))
    }

    @Test(arguments: hostile) func aTextOfMermaidIsNoSyntax(text: String) {
        let label = PlanGraph.mermaidText(text)
        #expect(!label.unicodeScalars.contains { "\"<>&`*[]{}|\n".unicodeScalars.contains($0) })
        // What is left of `#` begins a code.
        let codes = /#[0-9]+;/.matchingSemantics(.unicodeScalar)
        #expect(!label.replacing(codes, with: "").utf8.contains(UInt8(ascii: "#")))
    }
}
