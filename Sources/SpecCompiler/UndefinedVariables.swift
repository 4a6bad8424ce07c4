import DiagnosticsCore

/// The places of a document whose variables are not defined: what else is said about such a value says nothing.
struct UndefinedVariables {
    private let file: SourceFile
    /// Sorted.
    private let offsets: [Int]

    /// The places that the findings of the expansion name.
    init(_ expansion: DiagnosticSink, in file: SourceFile) {
        self.file = file
        offsets = expansion.diagnostics.compactMap { $0.rule == .undefinedVariable ? $0.position?.span.start : nil }
            .sorted()
    }

    /// The findings that are not about a value with an undefined variable in it.
    func filter(_ findings: [Diagnostic]) -> [Diagnostic] {
        if offsets.isEmpty { return findings }
        return findings.filter { finding in
            guard let position = finding.position, position.file === file else { return true }
            return !contains(position.span)
        }
    }

    private func contains(_ span: SourceSpan) -> Bool {
        var low = 0
        var high = offsets.count
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] < span.start { low = middle + 1 } else { high = middle }
        }
        return low < offsets.count && offsets[low] < span.end
    }
}
