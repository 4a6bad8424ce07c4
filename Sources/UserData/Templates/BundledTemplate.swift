import BundledFiles
import Caching
public import DiagnosticsCore
import ExactText

/// A template that comes with the program, by the name that specs use.
public struct BundledTemplate: Sendable {
    /// The name: the file's, without its endings.
    public let name: String
    /// The file: `<bundled>/cloud-users.yaml.mustache`.
    public let file: SourceFile

    /// All of them, sorted by name.
    public static let all: [BundledTemplate] = BundledFile.all.compactMap { BundledTemplate($0) }
        .sorted { $0.name < $1.name }

    /// The template with exactly this name.
    public static func named(_ name: String) -> BundledTemplate? { all.first { $0.name.isExactly(name) } }

    /// Templates that have been parsed: a run may use one for each of many thousand specs.
    private static let parsed = SharedCache<Template>(capacity: .max)

    private static let folder = "templates/user-data/"

    private init?(_ file: BundledFile) {
        guard file.path.hasExactPrefix(Self.folder) else { return nil }
        let fileName = Substring(file.path.utf8.dropFirst(Self.folder.utf8.count))
        name = String(Substring(fileName.utf8.prefix { $0 != UInt8(ascii: ".") }))
        self.file = SourceFile(name: "<bundled>/\(fileName)", bytes: file.bytes)
    }

    /// The payload as it is, if it takes no values; nil for a template.
    public var verbatim: UserDataBlob? {
        file.name.hasExactSuffix(TemplateLanguage.templateEnding) ? nil : UserDataBlob(file.bytes)
    }

    /// What it does, one line.
    public var summary: String {
        var sink = DiagnosticSink()
        return parse(into: &sink)?.summary ?? "Install the trust agent as the product documentation does, byte for byte"
    }

    /// The payload with values put in; nil after reporting errors, see `Template.render(_:usedAt:into:)`.
    public func render(
        _ values: [TemplateValue],
        usedAt use: Diagnostic.Position? = nil,
        into sink: inout DiagnosticSink
    ) -> UserDataBlob? {
        guard let verbatim else {
            return parse(into: &sink)?.render(values, usedAt: use, into: &sink).map { UserDataBlob($0) }
        }
        for value in values {
            let message = "the template '\(name)' takes no values"
            sink.report(Diagnostic(.error, "template-value", message, at: value.namePosition))
        }
        return values.isEmpty ? verbatim : nil
    }

    /// The parsed template; nil for a verbatim payload.
    public func parse(into sink: inout DiagnosticSink) -> Template? {
        guard let language = TemplateLanguage(fileName: file.name), verbatim == nil else { return nil }
        return Self.parsed.value(forKey: ExactText(name)) {
            Template.parse(file, language: language, into: &sink)
        }
    }
}
