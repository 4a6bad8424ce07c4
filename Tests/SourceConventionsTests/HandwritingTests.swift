import Foundation
import TestSupport
import Testing

/// The sources read as if one person had written them.
@Suite struct HandwritingTests {
    @Test func everySourceIsWrittenInTheChosenWay() throws {
        for path in try Allowances.sources() {
            for finding in Handwriting.findings(in: try Data(contentsOf: Repository.root.appending(path: path))) {
                Issue.record("\(path):\(finding.line): write \(finding.instead): \(finding.text)")
            }
        }
    }

    /// A link in a doc comment leads to a type of the same target, where the documentation can follow it; what belongs
    /// to another target, or to the wire, stands in single backticks.
    @Test func everyLinkLeadsToATypeOfItsOwnTarget() throws {
        let paths = try Allowances.sources().filter { $0.hasPrefix("Sources/") }
        var texts: [String: String] = [:]
        var types: [Substring: Set<Substring>] = [:]
        for path in paths {
            let text = try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8)
            texts[path] = text
            for match in text.matches(of: /\b(?:struct|enum|class|actor|protocol|typealias) ([A-Z]\w*)/) {
                types[path.split(separator: "/")[1], default: []].insert(match.1)
            }
        }
        var links = 0
        for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
            for match in text.matches(of: /``([A-Z]\w*)[^`\n]*``/) {
                links += 1
                let isKnown = types[path.split(separator: "/")[1]]?.contains(match.1) == true
                #expect(isKnown, "\(path): ``\(match.1)`` is no type of its target")
            }
        }
        #expect(links > 50)
    }

    @Test(arguments: [
        #"error("a list cannot stand here")"#, "func f(reportingTo sink: inout DiagnosticSink)", "    // MARK: Words",
        "func f(sink: inout DiagnosticSink)", "/// - throws: Nothing.", "/// - Parameters:\n/// - returns: It.",
    ]) func findsTheOtherWay(text: String) {
        #expect(!Handwriting.findings(in: Data(text.utf8)).isEmpty)
    }

    @Test(arguments: [
        #"error("a list can't stand here")"#, "func f(into sink: inout DiagnosticSink)", "    // MARK: - Words",
        #"case "found character that cannot start any token":"#, "/// - Throws: Nothing.",
        "let sink = DiagnosticSink()",
    ]) func passesTheChosenWay(text: String) {
        #expect(Handwriting.findings(in: Data(text.utf8)).isEmpty)
    }
}
