import Foundation

/// What is written in one of two ways that say the same: one was chosen.
struct Handwriting {
    /// The one that was not chosen.
    let pattern: String
    /// The one that was.
    let instead: String

    static let all = [
        Handwriting(pattern: #"\bcannot\b(?! start any token)"#, instead: "can't (libyaml's words are its own)"),
        Handwriting(pattern: #"\breportingTo\b"#, instead: "into"),
        Handwriting(pattern: #"// MARK: (?!- )"#, instead: "// MARK: - Topic"),
        Handwriting(pattern: #"\bsink: inout DiagnosticSink"#, instead: "into sink: inout DiagnosticSink"),
        Handwriting(pattern: #"/// (- )?(parameter|returns|throws|note)s?:"#, instead: "a capital letter"),
    ]

    /// The places of a source that are written the other way.
    static func findings(in source: Data) -> [SourceFinding] {
        let text = String(decoding: source, as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            all.filter { $0.isFound(in: String(line)) }.map {
                SourceFinding(line: index + 1, instead: $0.instead, text: String(line))
            }
        }
    }

    private func isFound(in line: String) -> Bool {
        // The chosen form of a parameter contains the other one.
        let line = line.replacingOccurrences(of: "into sink: inout DiagnosticSink", with: "")
        return line.range(of: pattern, options: .regularExpression) != nil
    }
}
