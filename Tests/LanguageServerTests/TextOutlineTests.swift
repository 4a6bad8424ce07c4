import DiagnosticsCore
import SourceTree
import TestSupport
import Testing
import YAMLTree

@testable import LanguageServer

/// The outline of texts: of those that can be read, it says what the reader says; of others, something, and fast.
@Suite struct TextOutlineTests {
    /// A key or a single value: where it stands, and the keys and positions that lead to it.
    private struct Place: Hashable, Comparable {
        let start: Int
        let path: String

        static func < (left: Self, right: Self) -> Bool { (left.start, left.path) < (right.start, right.path) }
    }

    private static func places(in node: DocumentNode, path: String, into places: inout Set<Place>) {
        for entry in node.entries ?? [] {
            let path = "\(path).\(entry.key)"
            places.insert(Place(start: entry.keySpan.start, path: path))
            Self.places(in: entry.value, path: path, into: &places)
        }
        for (index, item) in (node.items ?? []).enumerated() {
            let path = "\(path)[\(index)]"
            if item.scalar != nil, item.span.end > item.span.start {
                places.insert(Place(start: item.span.start, path: path))
            }
            Self.places(in: item, path: path, into: &places)
        }
    }

    private static func places(in outline: TextOutline) -> Set<Place> {
        var paths: [String] = []
        var counts: [Int] = []
        var places: Set<Place> = []
        for node in outline.nodes {
            let path = node.parent.map { paths[$0] } ?? ""
            counts.append(0)
            switch node.role {
            case .document: paths.append("")
            case .word: paths.append(path)
            case .entry:
                paths.append("\(path).\(node.key)")
                places.insert(Place(start: node.keySpan.start, path: "\(path).\(node.key)"))
            case .item:
                let parent = node.parent ?? 0
                let own = "\(path)[\(counts[parent])]"
                counts[parent] += 1
                paths.append(own)
                switch node.value {
                case .plain(let span), .quoted(let span), .block(let span):
                    places.insert(Place(start: span.start, path: own))
                case .none, .mapping, .sequence: break
                }
            }
        }
        return places
    }

    @Test func ofReadableTextsItSaysWhatTheReaderSays() throws {
        var compared = 0
        for (name, text) in SpecTexts.all {
            let file = SourceFile(name: name, text: text)
            var sink = DiagnosticSink()
            guard let documents = try? DocumentReader.read(file, format: SourceFormat(fileName: name), into: &sink),
                sink.diagnostics.isEmpty
            else { continue }
            // An alias shows a text that stands elsewhere, and `? key` is nothing that anybody writes in a spec.
            guard !text.contains("*") || !text.contains("&"), !text.contains("? ") else { continue }
            var expected: Set<Place> = []
            for document in documents { Self.places(in: document, path: "", into: &expected) }
            let found = Self.places(in: TextOutline(file))
            #expect(found == expected, "\(name): \(found.symmetricDifference(expected).sorted().prefix(4))")
            compared += expected.count
        }
        #expect(compared > 5000)
    }

    /// What can be written at the cursor `‸`, as its kind and the path of the node.
    private static func cursor(_ marked: String) -> String {
        let parts = marked.split(separator: "‸", omittingEmptySubsequences: false)
        let file = SourceFile(name: "web.ecs.yaml", text: parts.joined())
        let outline = TextOutline(file)
        func path(_ index: Int) -> String {
            (outline.path(of: index) ?? "?") + (outline.nodes[index].role == .item ? "[]" : "")
        }
        switch outline.cursor(at: parts[0].utf8.count) {
        case .comment: return "comment"
        case .key(let index, let span): return "key in \(path(index)): \(file.text(in: span))"
        case .value(let index, let span): return "value of \(path(index)): \(file.text(in: span))"
        case .content(let index, let span): return "content of \(path(index)): \(file.text(in: span))"
        case .item(let index, _): return "item of \(path(index))"
        case .other: return "other"
        }
    }

    @Test(arguments: [
        ("‸", "content of : "),
        ("api‸", "content of : api"),
        ("kind: Instance\napi‸\n", "key in : api"),
        ("kind: ‸", "value of kind: "),
        ("kind:‸", "value of kind: "),
        ("kind: In‸st", "value of kind: Inst"),
        ("kind: \"In‸st\"", "value of kind: \"Inst\""),
        ("kind: 'In‸", "value of kind: 'In"),
        ("ki‸nd: x", "key in : kind"),
        ("spec:\n  ‸", "content of spec: "),
        ("spec:\n‸", "content of : "),
        ("spec:\n  region: x\n  ‸\n", "content of spec: "),
        ("spec:\n  region: x\n  ne‸\n  type: y\n", "key in spec: ne"),
        ("spec:\n  ne‸\n  type: y\n", "key in spec: ne"),
        ("spec:\n  network:\n    ‸\n  type: y\n", "content of spec.network: "),
        ("spec:\n  type:\n    ec‸\n", "content of spec.type: ec"),
        ("spec:\n  dataDisks:\n    - ‸", "content of spec.dataDisks[]: "),
        ("spec:\n  dataDisks:\n    - category: a\n      ‸", "content of spec.dataDisks[]: "),
        ("spec:\n  dataDisks:\n    - category: a\n    ‸", "content of spec.dataDisks: "),
        ("spec:\n  dataDisks:\n  - category: a\n  ‸", "content of spec.dataDisks: "),
        ("spec:\n  dataDisks:\n    - category: a\n  ‸", "content of spec: "),
        ("spec:\n  dataDisks:\n    - category: ‸", "value of spec.dataDisks.category: "),
        ("spec: {re‸}", "key in spec: re"),
        ("spec: {region: ‸}", "value of spec.region: "),
        ("spec: {region: x, ‸}", "key in spec: "),
        ("spec: {region: x, ‸", "key in spec: "),
        ("spec: {network: {‸}}", "key in spec.network: "),
        ("spec: {tags: [a, ‸]}", "item of spec.tags"),
        ("spec: {tags: [a‸]}", "value of spec.tags[]: a"),
        ("{\"spec\": {\"re‸\"}}", "key in spec: \"re\""),
        ("{\"spec\": {\"region\": \"‸\"}}", "value of spec.region: \"\""),
        ("{\"spec\": {\n  ‸\n}}", "key in spec: "),
        ("a: |\n  text ‸\n", "other"),
        ("a: x ‸\n", "other"),
        ("a: x # ecsc‸\n", "comment"),
        ("# ‸", "comment"),
        ("a: 1\n---\n‸", "content of : "),
        ("a: 1\n---\nspec:\n  ‸", "content of spec: "),
        ("a: \"x\n‸", "content of : "),
        ("a: [x\nb: ‸", "value of b: "),
    ]) func findsTheCursor(marked: String, expected: String) {
        #expect(Self.cursor(marked) == expected, "\(marked.debugDescription)")
    }

    private static let pieces = [
        "a: ", "b:\n", "- ", "  ", "    ", "\n", "{", "}", "[", "]", ",", "\"", "'", "|\n", "#", "---\n", "x", "é",
        "&a ", "\t",
        "? ", ": ", "!t ", "\r\n", "...\n", "\\", "%", "\u{FEFF}",
    ]

    @Test func takesAnyText() {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<3000 {
            let text = generator.text(of: Self.pieces, upTo: 40)
            let file = SourceFile(name: "a.ecs.yaml", text: text)
            let outline = TextOutline(file)
            for (index, node) in outline.nodes.enumerated() {
                #expect(node.parent.map { $0 < index } ?? true, "\(text.debugDescription)")
                #expect(
                    node.keySpan.end <= file.bytes.count && node.end <= file.bytes.count, "\(text.debugDescription)")
            }
            #expect(zip(outline.nodes, outline.nodes.dropFirst()).allSatisfy { $0.keySpan.start <= $1.keySpan.start })
            for offset in 0...file.bytes.count { _ = outline.cursor(at: offset) }
        }
    }
}
