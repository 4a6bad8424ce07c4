import DiagnosticsCore
import ExactText
import SourceTree

/// The schemas below `components.schemas`, each read when asked for.
struct MetadataComponents: Sendable {
    let file: SourceFile
    /// Names in the file's order, with the places of their values.
    let members: [JSONScanner.Member]
    private let indexByName: [ExactText: Int]

    init(file: SourceFile, members: [JSONScanner.Member]) {
        self.file = file
        self.members = members
        indexByName = Dictionary(
            members.indices.map { (ExactText(members[$0].key), $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The schema with this name, not followed further; nil if there is none.
    func schema(named name: String) throws(MetadataError) -> (schema: MetadataSchema, findings: [Diagnostic])? {
        guard let index = indexByName[ExactText(name)] else { return nil }
        let member = members[index]
        let node = try MetadataIndex.readValue(member.valueSpan, of: file)
        var reader = SchemaReader(file: file)
        let schema = reader.read(node, pointer: JSONPointer.appending(name, to: "/components/schemas"))
        return (schema, reader.findings)
    }

    /// The schema itself, or the one its chain of references ends at; nil if the chain ends nowhere.
    func resolve(_ schema: MetadataSchema) -> MetadataSchema? {
        var current = schema
        // A chain longer than this leads back to itself.
        for _ in 0..<16 {
            guard let reference = current.reference else { return current }
            guard let next = try? self.schema(named: reference) else { return nil }
            current = next.schema
        }
        return nil
    }
}
