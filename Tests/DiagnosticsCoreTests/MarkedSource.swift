import DiagnosticsCore

/// A source text in which places are marked: `«…»` is the place of a finding, `‹words|…›` a label.
struct MarkedSource {
    let file: SourceFile
    let position: Diagnostic.Position
    let labels: [Diagnostic.Label]

    init(_ marked: String, name: String = "a.yaml") {
        var bytes: [UInt8] = []
        var primary = SourceSpan(0, 0)
        var labels: [Diagnostic.Label] = []
        var primaryStart = 0
        var labelStart = 0
        var labelText: String?
        var isInLabelText = false
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "«": primaryStart = bytes.count
            case "»": primary = SourceSpan(primaryStart, bytes.count)
            case "‹": (labelText, isInLabelText) = ("", true)
            case "|" where isInLabelText: (labelStart, isInLabelText) = (bytes.count, false)
            case "›":
                labels.append(Diagnostic.Label(span: SourceSpan(labelStart, bytes.count), text: labelText ?? ""))
                labelText = nil
            default:
                if isInLabelText { labelText?.unicodeScalars.append(scalar) } else { bytes += Array(scalar.utf8) }
            }
        }
        file = SourceFile(name: name, bytes: bytes)
        position = Diagnostic.Position(file: file, span: primary)
        self.labels = labels
    }

    /// A finding at the marked places.
    func diagnostic(_ severity: Severity = .error, _ message: String = "wrong") -> Diagnostic {
        Diagnostic(severity, .someRule, message, at: position, labels: labels)
    }
}
