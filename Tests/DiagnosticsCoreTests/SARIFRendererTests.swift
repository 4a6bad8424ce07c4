import DiagnosticsCore
import Foundation
import Testing

struct SARIFRendererTests {
    private static let renderer = SARIFRenderer(
        toolName: "tool", toolVersion: "1.2.3",
        rules: [.someRule]
    )

    @Test func countsColumnsInCodePoints() throws {
        // One character of two code points and five bytes, then a wide one of one code point and four bytes.
        let marked = MarkedSource("e\u{301}😀: «x»\n", name: "a b.yaml")
        let result = try Self.firstResult(of: marked.diagnostic(.note))
        let location = try #require((result["locations"] as? [[String: Any]])?.first)
        let physical = try #require(location["physicalLocation"] as? [String: Any])
        #expect(
            physical["region"] as? [String: Int] == ["startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 7])
        #expect((physical["artifactLocation"] as? [String: String]) == ["uri": "a%20b.yaml"])
        #expect(result["level"] as? String == "note")
        #expect(result["ruleIndex"] as? Int == 0)
    }

    @Test func offersAReplacementAsAFix() throws {
        var finding = MarkedSource("a: «x» ‹there|b›").diagnostic()
        finding.fix = finding.position.map { Fix(replacing: $0, with: "y") }
        let result = try Self.firstResult(of: finding)
        let fix = try #require((result["fixes"] as? [[String: Any]])?.first)
        let change = try #require((fix["artifactChanges"] as? [[String: Any]])?.first)
        let replacement = try #require((change["replacements"] as? [[String: Any]])?.first)
        #expect(replacement["insertedContent"] as? [String: String] == ["text": "y"])
        #expect(
            replacement["deletedRegion"] as? [String: Int] == [
                "startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 5,
            ])
        let related = try #require((result["relatedLocations"] as? [[String: Any]])?.first)
        #expect(related["message"] as? [String: String] == ["text": "there"])
    }

    @Test func describesRulesOnceAndThoseOfFindings() throws {
        let log = try Self.log(of: [Diagnostic(.error, .other, "m"), Diagnostic(.error, .someRule, "m")])
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect((driver["rules"] as? [[String: Any]])?.map { $0["id"] as? String } == ["some-rule", "other"])
        #expect((run["results"] as? [[String: Any]])?.map { $0["ruleIndex"] as? Int } == [1, 0])
    }

    @Test(arguments: [
        ("a/b.yaml", "a/b.yaml"), ("/a b", "file:///a%20b"), ("<stdin>", "%3Cstdin%3E"), ("a:b", "a%3Ab"),
        ("ü", "%C3%BC"), ("\n", "%0A"),
    ]) func namesFilesByURIs(path: String, uri: String) throws {
        let result = try Self.firstResult(of: MarkedSource("«x»", name: path).diagnostic())
        let location = try #require(
            (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
        #expect((location["artifactLocation"] as? [String: String]) == ["uri": uri])
    }

    private static func log(of findings: [Diagnostic]) throws -> [String: Any] {
        let text = renderer.render(findings)
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private static func firstResult(of finding: Diagnostic) throws -> [String: Any] {
        let run = try #require((try log(of: [finding])["runs"] as? [[String: Any]])?.first)
        return try #require((run["results"] as? [[String: Any]])?.first)
    }
}
