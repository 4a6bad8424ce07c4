import DiagnosticsCore
import ExactText
import SourceTree
import YAMLTree

/// An expanded template, and what is known of where its holes stand. It depends on the values only as far as they
/// switch sections, so one serves many renderings.
struct PreparedTemplate: Sendable {
    let text: ExpandedTemplate
    let filler: any HoleFiller

    /// Finds out where the holes of an expanded template stand.
    ///
    /// - Throws: What is wrong with the text around the holes, where the language has a reader.
    init(_ text: ExpandedTemplate, language: TemplateLanguage) throws(UnreadableInput) {
        self.text = text
        switch language {
        case .shell: filler = ShellEscaper(text)
        case .powershell: filler = PowerShellEscaper(text)
        case .yaml: filler = try DocumentEscaper(text, format: .yaml)
        case .json: filler = try DocumentEscaper(text, format: .json)
        }
    }
}

/// What the values of a template make of its sections: for each tag that opens one, how often it stands in the text.
struct TemplateShape {
    let repetitions: [Int]

    /// The name that it is kept under.
    var key: ExactText { ExactText(repetitions.map { "\($0)" }.joined(separator: ",")) }
}
