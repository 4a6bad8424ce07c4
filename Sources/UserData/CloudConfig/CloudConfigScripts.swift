import DiagnosticsCore
import ExactText
import SourceTree

/// The shell scripts of a cloud-config: `runcmd` and `bootcmd`, of each of which cloud-init makes one script for `sh`
/// (`util.shellify`), and the files of `write_files` that are scripts.
struct CloudConfigScripts {
    private let file: SourceFile
    /// What is wrong with them, at the places that they are written at.
    private(set) var findings: [PayloadFinding] = []
    private var budget = ExpansionBudget()

    init(_ node: DocumentNode, in file: SourceFile) {
        self.file = file
        for key in ["bootcmd", "runcmd"] {
            if let commands = node[key]?.items, !commands.isEmpty { visitCommands(commands) }
        }
        for item in node["write_files"]?.items ?? [] {
            if let content = item["content"] { visitFile(content, isInBase64: item.isFileInBase64) }
        }
    }

    /// Texts are lines of a script as they are; a list is a program with its words, in which no shell reads anything.
    private mutating func visitCommands(_ items: [DocumentNode]) {
        var script: [UInt8] = []
        var starts: [Int] = []
        for item in items {
            starts.append(script.count)
            script += item.text.map { Array($0.utf8) } ?? [UInt8(ascii: ":")]
            script.append(0x0A)
        }
        var reader = PlaceReader(file)
        for finding in ShellRule.findings(in: script, runBy: "sh") {
            let index = Self.lastIndex(in: starts, notAfter: finding.span.start)
            let range = finding.span.start - starts[index]..<finding.span.end - starts[index]
            findings.append(finding.moved(to: reader.span(of: range, in: items[index]), withReplacement: false))
        }
    }

    /// The item that a place of the script is in; the first begins at 0.
    private static func lastIndex(in starts: [Int], notAfter offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private mutating func visitFile(_ node: DocumentNode, isInBase64: Bool) {
        guard let scalar = node.scalar else { return }
        guard isInBase64 || scalar.statedType == .binary else {
            var reader = PlaceReader(file)
            for finding in ShellRule.findings(in: Array(scalar.text.utf8)) {
                let span = reader.span(of: finding.span.start..<finding.span.end, in: node)
                findings.append(finding.moved(to: span, withReplacement: false))
            }
            return
        }
        guard let bytes = budget.decode(scalar.text) else { return }
        // Where in the encoded text it stands, nobody could use.
        findings += ShellRule.findings(in: bytes).prefix(1).map { $0.moved(to: node.span, withReplacement: false) }
    }
}

/// Leads from texts of nodes to where they are written, each node's map made once.
private struct PlaceReader {
    private let file: SourceFile
    private var latest: (span: SourceSpan, map: ScalarSourceMap?)?

    init(_ file: SourceFile) { self.file = file }

    mutating func span(of range: Range<Int>, in node: DocumentNode) -> SourceSpan {
        if latest?.span != node.span { latest = (node.span, ScalarSourceMap(of: node, in: file)) }
        return latest?.map?.sourceSpan(ofDecoded: range) ?? node.span
    }
}
