import DiagnosticsCore
import ExactText
import SourceTree
import SpecCompiler
import YAMLTree

/// What requests about a spec look at.
struct SpecView {
    let document: OpenDocument
    let outline: TextOutline
    let client: ClientCapabilities
    let variables: ServerEnvironment.Variables
    let environment: ServerEnvironment
    let positions: TextPositions

    init(
        document: OpenDocument, outline: TextOutline, client: ClientCapabilities,
        variables: ServerEnvironment.Variables, environment: ServerEnvironment
    ) {
        self.document = document
        self.outline = outline
        self.client = client
        self.variables = variables
        self.environment = environment
        positions = TextPositions(document.file, in: client.encoding)
    }

    var file: SourceFile { document.file }
    var isJSON: Bool { document.format == .json }

    func range(of span: SourceSpan) -> TextRange {
        TextRange(positions.position(of: span.start), positions.position(of: span.end))
    }

    /// The column of an offset, in bytes.
    func column(of offset: Int) -> Int {
        let line = file.span(ofLine: file.lineNumber(at: offset))
        return max(offset - line.start, 0)
    }

    /// `{"range", "newText"}`.
    func textEdit(_ span: SourceSpan, _ text: String) -> JSONText {
        .object([("range", range(of: span).json), ("newText", .string(text))])
    }

    /// Edits of this document as a `WorkspaceEdit`.
    func workspaceEdit(_ edits: [JSONText]) -> JSONText {
        guard client.takesVersionedEdits else {
            return .object([("changes", .object([(document.uri, .list(edits))]))])
        }
        let identifier = JSONText.object([
            ("uri", .string(document.uri)), ("version", document.version.map(JSONText.number) ?? .null),
        ])
        return .object([
            ("documentChanges", .list([.object([("textDocument", identifier), ("edits", .list(edits))])]))
        ])
    }

    /// Where the file that a spec names is; nil where the spec lies in no folder, or the file can't be had.
    func uri(of referenced: ReferencedFile) -> String? {
        guard let folder = environment.folder(document.folder),
            (try? environment.files(folder).load(referenced.path)) != nil
        else { return nil }
        return DocumentURI.uri(ofPath: DocumentURI.normalized(PathName.resolve(referenced.path, in: folder)))
    }
}
