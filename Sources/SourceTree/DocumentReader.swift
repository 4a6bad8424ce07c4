public import DiagnosticsCore

/// Reads texts into ``DocumentNode``s that know their place; JSON here, YAML where `YAMLTree` is imported.
public enum DocumentReader {
    /// Reads a file that is one JSON value.
    ///
    /// A key given twice is a finding (`duplicate-key`, at the later key) and the first value is kept. Reading goes on
    /// after it.
    ///
    /// - Throws: Everything else that is wrong with the text: `empty-input`, `not-utf8`, `nul-byte`, `syntax`,
    ///   `input-limit`. Findings made before that are in the sink.
    public static func readJSON(
        _ file: SourceFile,
        limits: ParseLimits = ParseLimits(),
        into sink: inout DiagnosticSink
    ) throws(UnreadableInput) -> DocumentNode {
        try readJSONValue(in: SourceSpan(0, file.bytes.count), of: file, limits: limits, into: &sink)
    }

    /// Reads the one JSON value in a part of a file, such as a `JSONScanner.Member` tells.
    ///
    /// Positions are those in the file. White space around the value is fine, anything else is not; limits are those of
    /// the part.
    ///
    /// - Throws: As `readJSON(_:limits:into:)`.
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
