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

    /// The most bytes that the edits of one message may move, all in all; that takes about a second.
    private static let largestWork = 4 << 30

    /// Makes edits, each of which is told by its place in what those before it have made.
    ///
    /// - Returns: Whether they could be made; not where there are more than anybody waits for.
    mutating func apply(_ changes: [ContentChange], in encoding: PositionEncoding) -> Bool {
        // Positions are counted along their lines.
        var work = changes.reduce(0) { $0 + $1.distance(upTo: file.bytes.count) }
        var rest = changes[...]
        while let change = rest.first {
            work += file.bytes.count
            guard work <= Self.largestWork else { return false }
            switch change {
            case .whole(let text):
                replaceText(Array(text.utf8))
                rest.removeFirst()
            case .part:
                rest = rest.dropFirst(applyRun(at: rest, in: encoding))
            }
        }
        return true
    }

    /// Makes the first edit, and those after it that stand before it in the text, in one pass: what an edit changes lies
    /// behind them, as with 'replace all'.
    ///
    /// - Returns: How many were made, at least one.
    private mutating func applyRun(at changes: ArraySlice<ContentChange>, in encoding: PositionEncoding) -> Int {
        let positions = TextPositions(file, in: encoding)
        let bytes = file.bytes
        var edits: [(span: SourceSpan, text: String)] = []
        for change in changes {
            guard case .part(let range, let text) = change else { break }
            let span = positions.span(of: range)
            if let last = edits.last?.span.start, !isUnmoved(span.end, of: range, before: last, positions) { break }
            edits.append((span, text))
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var end = 0
        for (span, text) in edits.reversed() {
            result += bytes[end..<span.start]
            result += text.utf8
            end = span.end
        }
        result += bytes[end...]
        replaceText(result)
        return edits.count
    }

    /// Whether a position means the same place when the text from another place on has changed: before that it does; at
    /// it, if it is no place behind the end of a line, and the change can't make one line break of two bytes.
    private func isUnmoved(_ offset: Int, of range: TextRange, before last: Int, _ positions: TextPositions) -> Bool {
        guard offset == last else { return offset < last }
        let end = range.end.precedes(range.start) ? range.start : range.end
        let exact = positions.position(of: offset)
        return exact.line == end.line && exact.character == end.character && (last == 0 || file.bytes[last - 1] != 0x0D)
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

    /// How many characters of its lines stand before it, no more than a bound for each end.
    func distance(upTo bound: Int) -> Int {
        guard case .part(let range, _) = self else { return 0 }
        return min(range.start.character, bound) + min(range.end.character, bound)
    }

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
