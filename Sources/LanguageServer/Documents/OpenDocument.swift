import DiagnosticsCore
import ExactText
import SourceTree
import YAMLTree

/// A text that the client has open, as of its last edit.
struct OpenDocument: Sendable {
    /// Its name, as the client spells it.
    let uri: String
    /// Its path; nil for a text that is no file.
    let path: String?
    private let languageID: String
    /// The client's number of this state of the text.
    private(set) var version: Int?
    private(set) var file: SourceFile
    private var knownOutline: TextOutline?

    init(uri: String, languageID: String, version: Int?, text: String) {
        self.uri = uri
        self.languageID = languageID
        self.version = version
        path = DocumentURI.path(of: uri)
        file = SourceFile(name: path ?? uri, text: text)
    }

    /// Replaces a part of the text, or all of it.
    mutating func apply(_ change: ContentChange, in encoding: PositionEncoding) {
        switch change {
        case .whole(let text):
            replaceText(Array(text.utf8))
        case .part(let range, let text):
            let span = TextPositions(file, in: encoding).span(of: range)
            var bytes = file.bytes
            bytes.replaceSubrange(span.start..<span.end, with: text.utf8)
            replaceText(bytes)
        }
    }

    private mutating func replaceText(_ bytes: [UInt8]) {
        file = SourceFile(name: file.name, bytes: bytes)
        knownOutline = nil
    }

    /// The number of the state that the edits have led to.
    mutating func reach(_ version: Int?) { self.version = version }

    /// The keys and values of the text; found once for each state of it.
    mutating func outline() -> TextOutline {
        if let knownOutline { return knownOutline }
        let outline = TextOutline(file)
        knownOutline = outline
        return outline
    }

    /// How the text is written.
    var format: SourceFormat {
        switch languageID.asciiLowercased {
        case "json", "jsonc": .json
        case "yaml": .yaml
        default: SourceFormat(fileName: path ?? uri)
        }
    }

    private static let specEndings = [".ecs.yaml", ".ecs.yml", ".ecs.json"]

    /// Whether it is a spec: by its name, or by what it says of itself.
    mutating func isSpec() -> Bool {
        let name = (path ?? uri).asciiLowercased
        if Self.specEndings.contains(where: { name.hasExactSuffix($0) }) { return true }
        guard file.bytes.firstRange(ofBytes: "ecsc/".utf8) != nil else { return false }
        let outline = outline()
        return outline.nodes.indices.contains { index in
            outline.nodes[index].key.isExactly("apiVersion")
                && outline.scalarText(of: index)?.hasExactPrefix("ecsc/") == true
        }
    }

    /// The folder that the spec may read files from; nil for a text that is no file.
    var folder: String? { path.map { PathName.folder(of: $0) } }
}

/// An edit as `textDocument/didChange` has it.
enum ContentChange: Sendable {
    case whole(String)
    case part(TextRange, String)

    /// Reads a change; nil where it is none.
    init?(_ node: DocumentNode) {
        guard let text = node["text"]?.scalar, text.style != .plain else { return nil }
        guard let range = node["range"], !(range.scalar?.isNull ?? false) else {
            self = .whole(text.text)
            return
        }
        guard let range = TextRange(range) else { return nil }
        self = .part(range, text.text)
    }
}
