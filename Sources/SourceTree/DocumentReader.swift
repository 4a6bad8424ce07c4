public import DiagnosticsCore

/// How an input is written.
public enum SourceFormat: Sendable, Hashable, CaseIterable {
    /// YAML 1.2 in the core schema, as far as libyaml reads it.
    case yaml
    /// JSON as RFC 8259 defines it, without exceptions.
    case json
}

/// Reads YAML and JSON into `DocumentNode`s that know their place in the text.
public enum DocumentReader {
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
        let whole = SourceSpan(0, file.bytes.count)
        switch format {
        case .yaml:
            return try file.bytes.withUnsafeBufferPointer { (bytes) throws(UnreadableInput) -> [DocumentNode] in
                let text = try CheckedText(bytes, of: file, in: whole, limits: limits)
                var reader = try YAMLReader(text, file: file, limits: limits)
                defer { sink.report(contentsOf: reader.findings) }
                return try reader.readDocuments()
            }
        case .json:
            return [try readJSONValue(in: whole, of: file, limits: limits, into: &sink)]
        }
    }

    /// Reads the one JSON value in a part of a file, such as a `JSONScanner.Member` tells.
    ///
    /// Positions are those in the file. White space around the value is fine, anything else is not; limits are those of
    /// the part.
    ///
    /// - Throws: As `read(_:format:limits:into:)`.
    public static func readJSONValue(
        in span: SourceSpan,
        of file: SourceFile,
        limits: ParseLimits,
        into sink: inout DiagnosticSink
    ) throws(UnreadableInput) -> DocumentNode {
        try file.bytes.withUnsafeBufferPointer { (bytes) throws(UnreadableInput) -> DocumentNode in
            let text = try CheckedText(bytes, of: file, in: span, limits: limits)
            var reader = JSONReader(text, file: file, limits: limits)
            defer { sink.report(contentsOf: reader.findings) }
            return try reader.readDocument()
        }
    }
}
