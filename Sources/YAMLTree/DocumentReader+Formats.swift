public import DiagnosticsCore
import ExactText
public import SourceTree

/// How an input is written.
public enum SourceFormat: Sendable, Hashable, CaseIterable {
    /// YAML 1.2 in the core schema, as far as libyaml reads it.
    case yaml
    /// JSON as RFC 8259 defines it, without exceptions.
    case json

    /// The format that the name of a file tells: JSON where it ends in `.json`, else YAML.
    public init(fileName: String) { self = fileName.asciiLowercased.hasExactSuffix(".json") ? .json : .yaml }
}

extension DocumentReader {
    /// Reads the documents of a file, in order; at least one, and exactly one for JSON.
    ///
    /// A key given twice is a finding (`duplicate-key`, at the later key) and the first value is kept. Reading goes on
    /// after it. A YAML document without content after the last `---` is passed over.
    ///
    /// - Throws: Everything else that is wrong with the text: `empty-input`, `not-utf8`, `nul-byte`, `syntax`,
    ///   `input-limit`. Findings made before that are in the sink.
    public static func read(
        _ file: SourceFile,
        format: SourceFormat,
        limits: ParseLimits = ParseLimits(),
        into sink: inout DiagnosticSink
    ) throws(UnreadableInput) -> [DocumentNode] {
        switch format {
        case .yaml:
            let whole = SourceSpan(0, file.bytes.count)
            return try file.bytes.withUnsafeBufferPointer { (bytes) throws(UnreadableInput) -> [DocumentNode] in
                let text = try CheckedText(bytes, of: file, in: whole, limits: limits)
                var reader = try YAMLReader(text, file: file, limits: limits)
                defer { sink.report(contentsOf: reader.findings) }
                return try reader.readDocuments()
            }
        case .json:
            return [try readJSON(file, limits: limits, into: &sink)]
        }
    }
}
