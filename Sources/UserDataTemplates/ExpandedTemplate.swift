import DiagnosticsCore
import SourceTree

/// A template whose sections are expanded and whose values are still holes.
struct ExpandedTemplate {
    /// A place for a value.
    struct Hole {
        /// The tag in the template.
        let tag: SourceSpan
        let name: String
        let type: TemplateParameter.ValueType
        let content: TemplateValue.Content
        /// Where the user wrote the value; nil for a default.
        let position: Diagnostic.Position?
    }

    /// What an escaper makes of a hole.
    enum Filling: Equatable {
        /// The value as it has to be written there.
        case text([UInt8])
        /// No value can stand there: why, and what to do instead.
        case misplaced(String, help: String)
        /// This value can't stand there: why.
        case unfit(String)
    }

    /// The text; every hole is one NUL byte, which no template contains otherwise.
    var bytes: [UInt8] = []
    var holes: [Hole] = []

    /// Puts something in the place of each hole.
    func filled(with fillings: [[UInt8]]) -> [UInt8] {
        var result: [UInt8] = []
        var next = fillings.makeIterator()
        for byte in bytes {
            if byte == 0 { result += next.next() ?? [] } else { result.append(byte) }
        }
        return result
    }

    /// How each hole is to be filled in a language. Throws if the text around the holes can't be read.
    func fillings(in language: TemplateLanguage) throws(UnreadableInput) -> [Filling] {
        switch language {
        case .shell: ShellEscaper.fillings(of: self)
        case .powershell: PowerShellEscaper.fillings(of: self)
        case .yaml: try DocumentEscaper(self, format: .yaml).fillings()
        case .json: try DocumentEscaper(self, format: .json).fillings()
        }
    }
}
