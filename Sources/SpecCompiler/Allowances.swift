public import DiagnosticsCore
import ExactText
import SourceTree
import SpecRules
import YAMLTree

/// The comments `# ecsc:allow RULE reason` of a run's specs. Each silences the findings of a rule that begin on the line
/// below, unless they are errors.
public struct Allowances: Sendable {
    private struct Allowance {
        let rule: Rule
        let file: SourceFile
        /// The place of the rule's name.
        let span: SourceSpan
        var isUsed = false
    }

    private static let marker = "ecsc:allow"

    private var allowances: [Allowance] = []
    /// What is wrong with the comments themselves.
    private var findings = DiagnosticSink()
    /// The allowances for each line.
    private var indices: [Place: [Int]] = [:]

    private struct Place: Hashable {
        let file: ObjectIdentifier
        let line: Int
    }

    /// No comments yet.
    public init() {}

    /// Reads the comments of a YAML file.
    ///
    /// - Parameters:
    ///   - file: The text.
    ///   - documents: Everything that was read from it.
    mutating func read(_ file: SourceFile, documents: [DocumentNode]) {
        // Looking for comments costs more than the rest of most specs, and few have any of these.
        guard file.bytes.firstRange(ofBytes: Self.marker.utf8) != nil else { return }
        let comments = YAMLComment.find(in: file, besides: documents)
        // The line that each line of nothing but a comment stands above, comments passed over: from the bottom up, so
        // that none is passed over again and again.
        var linesBelow: [Int: Int] = [:]
        for comment in comments.reversed() where comment.isAlone {
            linesBelow[comment.line] = linesBelow[comment.line + 1] ?? comment.line + 1
        }
        for comment in comments {
            guard let ruleSpan = Self.ruleSpan(of: comment, in: file) else { continue }
            guard ruleSpan.end > ruleSpan.start else {
                report("this allows nothing: it names no rule", at: comment.span, in: file)
                continue
            }
            let name = file.text(in: ruleSpan)
            guard let rule = RuleCatalogue.specs.rule(named: name) else {
                let nearest = findings.isFull(.warning) ? nil : RuleCatalogue.specs.nearestName(to: name)
                report("there is no rule '\(name.shortened)'", at: ruleSpan, in: file, replacement: nearest)
                continue
            }
            if !comment.isAlone {
                report(
                    "this allows nothing: it stands behind a value", at: ruleSpan, in: file,
                    help: "put it on a line of its own above the one that it is for"
                )
            } else {
                let line = linesBelow[comment.line] ?? comment.line + 1
                indices[Place(file: ObjectIdentifier(file), line: line), default: []].append(allowances.count)
                allowances.append(Allowance(rule: rule, file: file, span: ruleSpan))
            }
        }
    }

    /// Takes out the findings that are allowed, and remembers which comments that took.
    public mutating func silence(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        guard !allowances.isEmpty else { return diagnostics }
        return diagnostics.filter { diagnostic in
            // Where a user made an error of a warning, the comment knows better.
            guard min(diagnostic.severity, diagnostic.ownSeverity) < .error, let position = diagnostic.position else {
                return true
            }
            let line = position.file.lineNumber(at: position.span.start)
            var isKept = true
            let place = Place(file: ObjectIdentifier(position.file), line: line)
            for index in indices[place] ?? [] where allowances[index].rule == diagnostic.rule {
                allowances[index].isUsed = true
                isKept = false
            }
            return isKept
        }
    }

    /// Rule `unused-allow`: the comments that say or do nothing.
    ///
    /// - Parameter levels: What a user says of the rules in a file: of one whose findings are left out it is not known
    ///   whether there would be any.
    func unused(_ levels: (SourceFile) -> RuleLevels?) -> DiagnosticSink {
        var unused = findings
        unused.report(
            contentsOf: allowances.filter { allowance in
                !allowance.isUsed && !allowance.rule.comesWithOutput
                    && levels(allowance.file)?.ignores(allowance.rule) != true
            }.map { allowance in
                Diagnostic(
                    .warning, .unusedAllow, "there is no finding of '\(allowance.rule)' on the line below to allow",
                    at: Diagnostic.Position(file: allowance.file, span: allowance.span),
                    notes: ["errors can't be allowed"], help: "remove the comment",
                    fix: Self.removal(ofLineAt: allowance.span, in: allowance.file)
                )
            }
        )
        return unused
    }

    /// Takes out the line of a comment that stands alone.
    private static func removal(ofLineAt span: SourceSpan, in file: SourceFile) -> Fix {
        let line = file.span(ofLine: file.lineNumber(at: span.start))
        let isCRLF = file.bytes(in: SourceSpan(line.end, line.end + 2)).elementsEqual([0x0D, 0x0A])
        let end = min(file.bytes.count, line.end + (isCRLF ? 2 : 1))
        return Fix("remove the comment", in: file, [.deletion(SourceSpan(line.start, end))])
    }

    /// The place of the rule that a comment names, empty where it names none; nil for a comment like any other.
    private static func ruleSpan(of comment: YAMLComment, in file: SourceFile) -> SourceSpan? {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        let text = file.bytes(in: comment.span)
        let content = text.dropFirst().drop(while: isBlank)
        guard content.starts(with: marker.utf8) else { return nil }
        let rest = content.dropFirst(marker.utf8.count)
        guard rest.first.map(isBlank) ?? true else { return nil }
        let rule = rest.drop(while: isBlank).prefix { !isBlank($0) }
        return SourceSpan(rule.startIndex, rule.endIndex)
    }

    private mutating func report(
        _ message: String, at span: SourceSpan, in file: SourceFile, help: String? = nil, replacement: String? = nil
    ) {
        findings.report(
            Diagnostic(
                .warning, .unusedAllow, message, at: Diagnostic.Position(file: file, span: span), help: help,
                replacement: replacement
            )
        )
    }
}
