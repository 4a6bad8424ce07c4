import ExactText

/// Renders findings as a JUnit report, which build servers show beside the tests of other languages.
///
/// One test case for each file that was looked at. One with errors has a `failure`, whose text has each finding with its
/// place; warnings and notes that fail nothing are its `system-out`. Source: the schema of Apache Ant's task `junit`,
/// which the servers read, and by which a test case has at most one failure.
public struct JUnitRenderer: Sendable {
    private let name: String
    private let failing: Severity

    /// A renderer.
    ///
    /// - Parameters:
    ///   - name: The name of the test suite, and the class of its test cases.
    ///   - failing: The least severity that fails a test case.
    public init(name: String, failing: Severity) {
        self.name = name
        self.failing = failing
    }

    /// A report, without a final line break.
    ///
    /// - Parameters:
    ///   - diagnostics: Findings in the order to show them in; those of no file are a test case of their own.
    ///   - files: The names of all files that were looked at, in order.
    public func render(_ diagnostics: [Diagnostic], files: [String]) -> String {
        let locations = LocationCache()
        var cases: [(name: String, findings: [Diagnostic])] = []
        var indices: [ExactText: Int] = [:]
        func index(of name: String) -> Int {
            if let known = indices[ExactText(name)] { return known }
            indices[ExactText(name)] = cases.count
            cases.append((name, []))
            return cases.count - 1
        }
        for file in files { _ = index(of: file) }
        for finding in diagnostics { cases[index(of: finding.position?.file.name ?? name)].findings.append(finding) }
        let failures = cases.count { $0.findings.contains { $0.severity >= failing } }
        let counts = "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"0\""
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites \(counts)>",
            "  <testsuite name=\"\(XMLText.attribute(name))\" \(counts)>",
        ]
        for one in cases { lines += testCase(one.name, one.findings, locations) }
        lines += ["  </testsuite>", "</testsuites>"]
        return lines.joined(separator: "\n")
    }

    private func testCase(_ file: String, _ findings: [Diagnostic], _ locations: LocationCache) -> [String] {
        let names = "classname=\"\(XMLText.attribute(name))\" name=\"\(XMLText.attribute(file))\""
        guard !findings.isEmpty else { return ["    <testcase \(names) time=\"0\"/>"] }
        let (failed, passed) = (
            findings.filter { $0.severity >= failing }, findings.filter { $0.severity < failing }
        )
        var lines = ["    <testcase \(names) time=\"0\">"]
        if let first = failed.first {
            let message = failed.count == 1 ? first.message : "\(failed.count) findings, the first: \(first.message)"
            lines.append(
                "      <failure message=\"\(XMLText.attribute(DisplayText.escape(message)))\""
                    + " type=\"\(XMLText.attribute(first.rule.id))\">\(text(of: failed, locations))</failure>"
            )
        }
        if !passed.isEmpty { lines.append("      <system-out>\(text(of: passed, locations))</system-out>") }
        return lines + ["    </testcase>"]
    }

    /// `web.yaml:12:15: error: … [rule]`, and notes and help below it.
    private func text(of findings: [Diagnostic], _ locations: LocationCache) -> String {
        let lines = findings.flatMap { finding -> [String] in
            var place = ""
            if let position = finding.position {
                let start = locations.location(at: position.span.start, in: position.file)
                place = "\(DisplayText.escape(position.file.name)):\(start.line):\(start.column): "
            }
            let texts = finding.textLines
            return ["\(place)\(finding.severity.rawValue): \(texts.first ?? "") [\(finding.rule)]"]
                + texts.dropFirst().map { "   \($0)" }
        }
        return XMLText.content(lines.joined(separator: "\n"))
    }
}
