import DiagnosticsCore
import Foundation
import SourceTree
import TestSupport
import Testing
import YAMLTree

@testable import SpecCompiler

/// Every fix that a finding of a failing case offers, made by itself: the finding is gone, and no error has come.
@Suite struct FixHealingTests {
    /// A spec that something is found in.
    private struct Subject {
        let name: String
        let file: SourceFile
        let format: SourceFormat
        let files: FileLoader
    }

    private static func subjects() throws -> [Subject] {
        var subjects = try GoldenCase.specs.map { golden in
            let (file, format) = try golden.spec()
            return Subject(name: golden.name, file: file, format: format, files: golden.files)
        }
        let folders = GoldenCase.all(below: "Tests/ecscTests/Cases", with: "command", "title")
        // A file that is not fixed, since more errors would show, is what one of these is for.
        for golden in folders where golden.name != "commands/fix-refused" {
            for name in golden.fileNames.sorted() where name.hasSuffix(".yaml") || name.hasSuffix(".json") {
                guard let text = golden.text(name), text.contains("ecsc/v1") else { continue }
                subjects.append(
                    Subject(
                        name: "\(golden.name)/\(name)", file: SourceFile(name: name, text: text),
                        format: SourceFormat(fileName: name), files: golden.files))
            }
        }
        subjects += PlainMistakeTests.mistakes.map { mistake in
            Subject(
                name: "plain mistake \(mistake.name)", file: SourceFile(name: "spec", text: mistake.text),
                format: .yaml,
                files: .none)
        }
        return subjects
    }

    /// What is found but for notes, which are about every instance of a kind.
    private static func findings(
        _ file: SourceFile, _ subject: Subject, files: FileLoader? = nil
    ) throws -> [Diagnostic] {
        var run = CompilationRun(library: try bundledLibrary.get(), now: PlainMistakeTests.now)
        var unreadable: [Diagnostic] = []
        do {
            _ = try run.compile(file, format: subject.format, files: files ?? subject.files)
        } catch let error as UnreadableInput {
            unreadable = [error.diagnostic]
        }
        run.finish()
        return (unreadable + run.findings.diagnostics).filter { $0.severity > .note }
    }

    /// A finding by what it is about, wherever that is in the text.
    private static func count(of finding: Diagnostic, in findings: [Diagnostic]) -> Int {
        findings.count { other in
            other.rule == finding.rule
                && (finding.path == nil ? other.message == finding.message : other.path == finding.path)
        }
    }

    /// Why a fix does not heal; nil where it does.
    private static func fault(of fix: Fix, for finding: Diagnostic, in subject: Subject, among before: [Diagnostic])
        throws -> String?
    {
        var text = EditedText(fix.file)
        text.apply(fix.edits)
        let isSpec = fix.file === subject.file
        let file = isSpec ? SourceFile(name: subject.file.name, bytes: text.bytes) : subject.file
        let files = FileLoader { [bytes = text.bytes, name = fix.file.name] path in
            if !isSpec, path == name { return .success(bytes) }
            return Result { () throws(FileLoader.Failure) in try subject.files.load(path) }
        }
        let after = try findings(file, subject, files: files)
        if count(of: finding, in: after) >= count(of: finding, in: before) { return "it is still found" }
        for error in after where error.severity == .error {
            let number = { (findings: [Diagnostic]) in
                findings.count { $0.rule == error.rule && $0.severity == .error }
            }
            if number(after) > number(before) { return "new: \(error.message) [\(error.rule)]" }
        }
        return nil
    }

    @Test func everyFixHeals() throws {
        var (findings, fixes, healed) = (0, 0, 0)
        var rules: [Rule: (findings: Int, fixes: Int)] = [:]
        for subject in try Self.subjects() {
            let before = try Self.findings(subject.file, subject)
            for finding in before {
                findings += 1
                rules[finding.rule, default: (0, 0)].findings += 1
                guard let fix = finding.fix else { continue }
                fixes += 1
                rules[finding.rule, default: (0, 0)].fixes += 1
                if let fault = try Self.fault(of: fix, for: finding, in: subject, among: before) {
                    Issue.record("\(subject.name): \(finding.message): \(fix.description): \(fault)")
                } else {
                    healed += 1
                }
            }
        }
        let share = 100 * Double(fixes) / Double(max(1, findings))
        let fixing = rules.filter { $0.value.fixes > 0 }.count
        print(
            """
            \(findings) findings, \(fixes) with a fix (\(String(format: "%.1f", share)) %), \(healed) of these heal \
            (\(fixes == healed ? "100" : String(format: "%.1f", 100 * Double(healed) / Double(max(1, fixes)))) %); \
            \(fixing) of \(rules.count) rules have fixes
            """)
        if ProcessInfo.processInfo.environment["SHOW_FIXES"] != nil {
            for (rule, counts) in rules.sorted(by: {
                $0.value.findings - $0.value.fixes > $1.value.findings - $1.value.fixes
            }) {
                print("\(counts.findings) \(counts.fixes) \(rule.id)")
            }
        }
        // Most of the others have no one right answer: an id, an address, a password, one of two that exclude each other.
        #expect(share >= 31)
        #expect(healed == fixes)
    }
}
