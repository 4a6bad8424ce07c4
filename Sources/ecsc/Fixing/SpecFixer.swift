import CommandSupport
import DiagnosticsCore
import ExactText
import FileAccess
import SourceTree
import SpecCompiler

/// Makes the fixes of findings: `check --fix` and `check --diff`.
///
/// What one pass could not make, since two fixes touch the same place, or what only shows when others are made, is made
/// by the next. A file that would have more errors than before is left as it is.
struct SpecFixer {
    /// A file with its fixes made.
    struct FixedFile {
        let text: EditedText
        /// How many fixes that took.
        let count: Int
    }

    /// A file that the fixes would have made worse.
    struct RefusedFile {
        let name: String
        let errorsBefore: Int
        let errorsAfter: Int

        var message: String {
            if errorsAfter == .max { return "\(name): not fixed: with its fixes it could not be read" }
            let before = errorsBefore == 1 ? "is 1" : "are \(errorsBefore)"
            return "\(name): not fixed: with its fixes there would be more errors, \(errorsAfter) where there \(before)"
        }
    }

    /// Passes are bounded, in case two rules should each undo what the other one wants.
    static let mostPasses = 10

    /// What was found when no more fixes could be made.
    private(set) var run: CompiledRun
    /// The files that change, in the order of the input.
    private(set) var fixed: [FixedFile] = []
    /// Those that don't, although they have fixes.
    private(set) var refused: [RefusedFile] = []

    private let options: SpecOptions
    private let failures: [CommandFailure]

    /// Reads and compiles specs, and makes their fixes.
    init(_ options: SpecOptions) throws {
        self.options = options
        let (inputs, failures) = try CompiledRun.inputs(of: options)
        self.failures = failures
        let first = try CompiledRun(inputs, failures, options)
        run = first
        let before = inputs.map { first.errorCount(in: $0.file) }
        // A file that is given twice is fixed once.
        var firsts: [ExactText: Int] = [:]
        let originals = inputs.indices.map { index in
            let path = inputs[index].path
            let name = ExactText(FileReading.resolve(path) ?? path)
            if firsts[name] == nil { firsts[name] = index }
            return firsts[name] ?? index
        }
        var open = inputs.indices.filter { originals[$0] == $0 }
        // Each round but the last takes a file out.
        while true {
            let files = try fix(inputs, open, originals, from: first)
            let worse = open.filter { run.errorCount(in: files[$0].input.file) > before[$0] && files[$0].count > 0 }
            if worse.isEmpty {
                fixed = files.filter { $0.count > 0 && !UnifiedDiff(of: $0.text).isEmpty }
                    .map { FixedFile(text: $0.text, count: $0.count) }
                return
            }
            refused += worse.map {
                RefusedFile(
                    name: inputs[$0].file.name, errorsBefore: before[$0],
                    errorsAfter: run.errorCount(in: files[$0].input.file))
            }
            open.removeAll(where: worse.contains)
        }
    }

    private struct OpenFile {
        var input: SpecInput
        var text: EditedText
        var count = 0
    }

    /// Makes the fixes of some of the inputs, until there are none; `run` is what was found at the end.
    ///
    /// - Parameter originals: The first input of the same file, for each.
    private mutating func fix(
        _ inputs: [SpecInput], _ open: [Int], _ originals: [Int], from first: CompiledRun
    ) throws -> [OpenFile] {
        var files = inputs.map { OpenFile(input: $0, text: EditedText($0.file)) }
        run = first
        for _ in 0..<Self.mostPasses {
            var fixes: [ObjectIdentifier: [Fix]] = [:]
            for fix in run.findings.diagnostics.ordered().compactMap(\.fix) {
                fixes[ObjectIdentifier(fix.file), default: []].append(fix)
            }
            var isChanged = false
            for index in open {
                let (edits, count) = (fixes[ObjectIdentifier(files[index].input.file)] ?? []).compatibleEdits()
                if edits.isEmpty { continue }
                isChanged = true
                files[index].text.apply(edits)
                files[index].count += count
                files[index].input = files[index].input.with(files[index].text.bytes)
            }
            guard isChanged else { break }
            for index in inputs.indices where originals[index] != index && files[originals[index]].count > 0 {
                files[index].input = files[index].input.with(files[originals[index]].text.bytes)
            }
            run = try CompiledRun(files.map(\.input), failures, options)
        }
        return files
    }

    // MARK: - What becomes of it

    /// Writes the files that change, all or none, and says what was done.
    ///
    /// - Throws: `CommandFailure` (73), also where a file is no longer what was read.
    func write() throws {
        for file in fixed {
            let original = file.text.original
            let now = try CommandInput.read(file: original.name, limit: original.bytes.count)
            guard now == original.bytes else {
                throw CommandFailure(.cannotWrite, "\(original.name): changed while it was being fixed")
            }
        }
        try CommandOutput.ofBundles.write(
            fixed.map { file in
                let name = file.text.original.name
                return OutputFile(
                    path: FileReading.resolve(name) ?? name, bytes: file.text.bytes, keepsAttributes: true)
            }
        )
        for file in fixed {
            Self.say("\(file.text.original.name): \(file.count) \(file.count == 1 ? "fix" : "fixes") made")
        }
        sayRefused()
    }

    /// Prints what would change.
    func printDifference() throws {
        try StandardStreams.writeResult(fixed.map { UnifiedDiff(of: $0.text).text }.joined())
        sayRefused()
    }

    private func sayRefused() {
        for file in refused { Self.say(file.message) }
    }

    private static func say(_ line: String) {
        StandardStreams.writeMessage("note: \(DisplayText.escape(line))\n")
    }
}
