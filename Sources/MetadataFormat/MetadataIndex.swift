import DiagnosticsCore
import SourceTree

/// Where the top-level members of a metadata file stand, found without parsing them.
struct MetadataIndex {
    private let file: SourceFile
    private let members: [JSONScanner.Member]

    init(file: SourceFile) throws(MetadataError) {
        self.file = file
        do { members = try JSONScanner.members(of: file) } catch { throw MetadataError(error) }
    }

    /// Reads a small top-level member whole; nil if there is none.
    func readMember(_ key: String) throws(MetadataError) -> DocumentNode? {
        guard let member = member(key) else { return nil }
        return try Self.readValue(member.valueSpan, of: file)
    }

    /// The members of a top-level object, unread; nil if there is no such object.
    func members(of key: String) throws(MetadataError) -> [JSONScanner.Member]? {
        guard let member = member(key) else { return nil }
        return try Self.members(of: member, in: file)
    }

    /// Where the key of a top-level member stands; nil if there is none.
    func span(of key: String) -> SourceSpan? { member(key)?.keySpan }

    /// The members of an object, unread; an empty list is an object without any, as writers in PHP spell it.
    static func members(
        of member: JSONScanner.Member,
        in file: SourceFile
    ) throws(MetadataError) -> [JSONScanner.Member] {
        if isEmptyList(member.valueSpan, of: file) { return [] }
        do {
            return try JSONScanner.members(of: file, at: member.valueSpan.start)
        } catch {
            throw MetadataError(error)
        }
    }

    /// Reads the value in a span.
    static func readValue(_ span: SourceSpan, of file: SourceFile) throws(MetadataError) -> DocumentNode {
        // A key given twice is the file's own business: the first one counts, as everywhere.
        var ignored = DiagnosticSink()
        do {
            return try DocumentReader.readJSONValue(in: span, of: file, limits: .metadata, into: &ignored)
        } catch {
            throw MetadataError(error)
        }
    }

    private static func isEmptyList(_ span: SourceSpan, of file: SourceFile) -> Bool {
        let value = file.bytes[span.start..<span.end]
        return value.first == UInt8(ascii: "[") && value.last == UInt8(ascii: "]")
            && value.dropFirst().dropLast().allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    private func member(_ key: String) -> JSONScanner.Member? { members.first { $0.key == key } }
}

extension MetadataError {
    init(_ error: UnreadableInput) { self.init(error.diagnostic, isUnreadable: true) }
}
