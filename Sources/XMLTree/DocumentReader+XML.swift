public import DiagnosticsCore
public import SourceTree

extension DocumentReader {
    /// Reads a file that is one XML element, such as an answer of the platform, as the same nodes as JSON.
    ///
    /// An element that holds elements is a mapping, others are texts; elements of one name in one element are a list. So
    /// a list of one item can't be told from the item. Comments and attributes are left out.
    ///
    /// - Returns: The root's name, and what it holds.
    /// - Throws: For everything that is not that: `empty-input`, `not-utf8`, `nul-byte`, `syntax`, `input-limit`. Document
    ///   types, and with them entities of their own, are refused.
    public static func readXML(
        _ file: SourceFile, limits: ParseLimits = ParseLimits()
    ) throws(UnreadableInput) -> DocumentNode.Entry {
        try file.bytes.withUnsafeBufferPointer { (bytes) throws(UnreadableInput) -> DocumentNode.Entry in
            let text = try CheckedText(bytes, of: file, in: SourceSpan(0, file.bytes.count), limits: limits)
            var reader = XMLReader(text, file: file, limits: limits)
            return try reader.readDocument()
        }
    }
}
